/** A tree of files as git sees it: what is ignored is passed over, but for files that usually hold keys. */
@NullMarked
package dev.sessionvault.launcher.leak.walk;

import org.jspecify.annotations.NullMarked;
