/** The log of every key taken, refused and changed: FORMAT.md "Log". */
@NullMarked
package dev.sessionvault.vault.audit;

import org.jspecify.annotations.NullMarked;
