package dev.sessionvault.launcher.share.verb;

import org.jspecify.annotations.Nullable;

/**
 * A key of the owner's vault that a call is given, and where. The recipient sees neither the key nor that there is one.
 *
 * @param tool whose key, as {@code sv list} names it
 * @param account which of several; {@code null} for the one that `sv which` says
 * @param place the environment variable of a program; the header of a request
 * @param prefix what stands before the key in a header
 */
public record KeyUse(String tool, @Nullable String account, String place, String prefix) {}
