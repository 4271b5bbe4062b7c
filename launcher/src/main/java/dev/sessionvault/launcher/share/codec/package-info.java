/** Numbers, bytes and texts, as messages and passports write them. */
@NullMarked
package dev.sessionvault.launcher.share.codec;

import org.jspecify.annotations.NullMarked;
