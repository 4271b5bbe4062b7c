/** The program sv: which machine it works on, and how it ends. */
@NullMarked
package dev.sessionvault.launcher;

import org.jspecify.annotations.NullMarked;
