/** Files that are the user's alone: keys, contacts, logs (SHARE.md, "Keys"). */
@NullMarked
package dev.sessionvault.launcher.share.file;

import org.jspecify.annotations.NullMarked;
