/** C libraries called by name: loading, addresses, buffers that are wiped. The only importer of JNA in this module. */
@NullMarked
package dev.sessionvault.root.ffi;

import org.jspecify.annotations.NullMarked;
