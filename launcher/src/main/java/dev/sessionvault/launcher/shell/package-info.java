/**
 * What stands between the user's shell and {@code sv run}: shims. Nothing here opens the vault, and nothing prints.
 * SHELL.md says what the files hold.
 */
@NullMarked
package dev.sessionvault.launcher.shell;

import org.jspecify.annotations.NullMarked;
