package dev.sessionvault.launcher.leak.place;

/**
 * A file's content in a repository.
 *
 * @param commit where it was met first; empty if in none
 * @param path the name it had there; empty if it is not known
 */
record Blob(String id, String commit, String path) {}
