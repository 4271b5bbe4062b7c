package dev.sessionvault.launcher.leak.search;

import java.nio.file.Path;

/**
 * A file to search.
 *
 * @param textOnly not if it is binary; then it was also seen that it is a file and no link
 */
record Job(Path file, boolean textOnly) {}
