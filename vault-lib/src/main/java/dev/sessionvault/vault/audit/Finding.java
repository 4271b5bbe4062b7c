package dev.sessionvault.vault.audit;

/**
 * Something that is not as we wrote it.
 *
 * @param file the file's name
 * @param line which line of the file, from 1; where something is missing, the line before which it stood, or behind
 *     which if it stood at the end
 * @param first the number of the line of the log that is concerned, or the first of several; 0 if it has none
 * @param last the last of several
 * @param why for people
 */
public record Finding(Kind kind, String file, int line, long first, long last, String why) {}
