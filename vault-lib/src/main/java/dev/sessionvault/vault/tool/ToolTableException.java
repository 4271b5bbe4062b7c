package dev.sessionvault.vault.tool;

/** The user's tools.toml cannot be used. The message says where ({@code file:line:column}) and what was expected. */
public final class ToolTableException extends Exception {
    public ToolTableException(String message) {
        super(message);
    }
}
