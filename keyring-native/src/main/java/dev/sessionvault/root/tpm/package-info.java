/** The TPM 2.0 of this machine as a key root: its commands in Java, over the kernel's device. */
@NullMarked
package dev.sessionvault.root.tpm;

import org.jspecify.annotations.NullMarked;
