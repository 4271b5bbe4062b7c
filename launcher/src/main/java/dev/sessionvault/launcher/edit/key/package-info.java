/**
 * Keys taken out of other people's files, each by the rules of what the file is written in: what is not sure is refused,
 * and all else stays as it is written, byte for byte.
 */
@NullMarked
package dev.sessionvault.launcher.edit.key;

import org.jspecify.annotations.NullMarked;
