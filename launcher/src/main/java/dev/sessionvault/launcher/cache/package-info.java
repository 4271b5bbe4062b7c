/** The key of a slot, kept by the kernel for a while so that its root need not be asked: ROOTS.md "The kernel's keyring". */
@NullMarked
package dev.sessionvault.launcher.cache;

import org.jspecify.annotations.NullMarked;
