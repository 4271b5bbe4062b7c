/** Linux's own keyring of the user: a key in the kernel's memory, for a while. Not a root: it is gone when that is over. */
@NullMarked
package dev.sessionvault.root.kernel;

import org.jspecify.annotations.NullMarked;
