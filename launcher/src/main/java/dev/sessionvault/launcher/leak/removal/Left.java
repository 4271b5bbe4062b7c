package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.leak.Finding;

/**
 * A key that stays where it is.
 *
 * @param why for people
 * @param advice what they can do about it
 */
public record Left(Finding finding, String why, String advice) {}
