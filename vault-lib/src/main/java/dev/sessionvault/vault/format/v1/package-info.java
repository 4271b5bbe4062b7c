/** FORMAT.md version 1 in code, one class a section; it knows bytes and keys, and neither files nor clocks. */
@NullMarked
package dev.sessionvault.vault.format.v1;

import org.jspecify.annotations.NullMarked;
