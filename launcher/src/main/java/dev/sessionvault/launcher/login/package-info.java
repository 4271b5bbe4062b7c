/** The file in which a tool keeps its login: where it is, whether it is whole, and how it goes and comes back. LOGINS.md. */
@NullMarked
package dev.sessionvault.launcher.login;

import org.jspecify.annotations.NullMarked;
