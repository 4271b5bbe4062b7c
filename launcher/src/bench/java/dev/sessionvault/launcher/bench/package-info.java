/** The benchmark: what a start through sv costs, beside what else there is. See launcher/README.md. */
package dev.sessionvault.launcher.bench;
