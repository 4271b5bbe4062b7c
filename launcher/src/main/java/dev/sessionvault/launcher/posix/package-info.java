/** The C library's calls that Java has no name for, on bytes instead of strings. The only importer of JNA here. */
@NullMarked
package dev.sessionvault.launcher.posix;

import org.jspecify.annotations.NullMarked;
