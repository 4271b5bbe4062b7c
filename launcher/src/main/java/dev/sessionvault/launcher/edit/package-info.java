/**
 * Other people's files, changed in place: what is put in can be taken out again, and everything else stays as it is
 * written, byte for byte: order, comments, blanks, line ends.
 */
@NullMarked
package dev.sessionvault.launcher.edit;

import org.jspecify.annotations.NullMarked;
