/** The tool table: which program gets which variable, and which of the caller's variables are withheld from it. */
@NullMarked
package dev.sessionvault.vault.tool;

import org.jspecify.annotations.NullMarked;
