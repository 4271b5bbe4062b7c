/** Builds the tool's environment, finds its program, and becomes it. */
@NullMarked
package dev.sessionvault.launcher.exec;

import org.jspecify.annotations.NullMarked;
