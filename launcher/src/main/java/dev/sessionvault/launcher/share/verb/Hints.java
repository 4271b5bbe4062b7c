package dev.sessionvault.launcher.share.verb;

/** What the verb's author says about it, for the recipient's program to show; nothing here is checked or relied on. */
public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}
