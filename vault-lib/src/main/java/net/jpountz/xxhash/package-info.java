/**
 * Stands in for the lz4 library, which MapDB asks for a hash when it is loaded, and which would then unpack native code
 * into the directory for temporary files and load it. Our tables are not hashed.
 */
@NullMarked
package net.jpountz.xxhash;

import org.jspecify.annotations.NullMarked;
