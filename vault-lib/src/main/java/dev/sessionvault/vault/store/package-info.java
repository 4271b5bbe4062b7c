/** Durable bytes: a sorted table made by MapDB, and the directory that keeps its snapshots. */
@NullMarked
package dev.sessionvault.vault.store;

import org.jspecify.annotations.NullMarked;
