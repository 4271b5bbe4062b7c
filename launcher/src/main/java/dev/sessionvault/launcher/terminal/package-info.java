/**
 * All that is printed or asked. Answers go to standard output; everything else to standard error, behind {@code sv:};
 * questions go to the controlling terminal and are erased once answered. Three kinds of remark: error, warning, hint;
 * lower case, no full stop at the end. Nothing here ever prints a secret but {@link
 * dev.sessionvault.launcher.terminal.Terminal#reveal}.
 */
@NullMarked
package dev.sessionvault.launcher.terminal;

import org.jspecify.annotations.NullMarked;
