/** Windows by its own calls: how a program is found, told its arguments and environment, started, and waited for. */
@NullMarked
package dev.sessionvault.launcher.windows;

import org.jspecify.annotations.NullMarked;
