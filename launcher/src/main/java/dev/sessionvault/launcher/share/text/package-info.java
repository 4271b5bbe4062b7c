/** Bytes that people copy: keys and handles as one word (SHARE.md, "Keys"). */
@NullMarked
package dev.sessionvault.launcher.share.text;

import org.jspecify.annotations.NullMarked;
