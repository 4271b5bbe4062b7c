package dev.sessionvault.launcher.leak;

/**
 * A key in a piece of memory. It holds no byte of it.
 *
 * @param start where the key begins in the piece that was searched, quotes not counted
 * @param end after its last byte
 * @param name the variable or member that it is given to, as written; empty if there is none
 */
public record Hit(Kind kind, Evidence evidence, int start, int end, String name) {}
