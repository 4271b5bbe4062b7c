/** The few primitives that the vault is made of: an AEAD, a MAC, and two ways to derive keys. */
@NullMarked
package dev.sessionvault.crypto;

import org.jspecify.annotations.NullMarked;
