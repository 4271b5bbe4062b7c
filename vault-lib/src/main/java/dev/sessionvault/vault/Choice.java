package dev.sessionvault.vault;

/** That a place, and all below it, uses this account for a tool unless another one is asked for. */
public record Choice(EntryId id, ToolName tool, Scope scope, AccountName account) {}
