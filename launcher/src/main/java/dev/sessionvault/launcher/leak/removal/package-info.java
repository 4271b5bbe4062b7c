/**
 * Emptying the places in which keys were found: what becomes of which file, and in which order, so that at every moment a
 * key is in its file or in the vault.
 */
@NullMarked
package dev.sessionvault.launcher.leak.removal;

import org.jspecify.annotations.NullMarked;
