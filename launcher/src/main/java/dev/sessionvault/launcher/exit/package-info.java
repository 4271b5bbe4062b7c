/** How sv ends: the documented exit codes, and the one exception that carries them. */
@NullMarked
package dev.sessionvault.launcher.exit;

import org.jspecify.annotations.NullMarked;
