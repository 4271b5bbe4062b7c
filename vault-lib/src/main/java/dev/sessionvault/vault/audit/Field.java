package dev.sessionvault.vault.audit;

/** The fields of a line, in the order in which they stand. */
public enum Field {
    NUMBER("n", Form.NUMBER),
    TIME("time", Form.NUMBER),
    EVENT("event", Form.TEXT),
    WHAT("what", Form.TEXT),
    TOOL("tool", Form.TEXT),
    ENTRY("entry", Form.TEXT),
    ACCOUNT("account", Form.TEXT),
    FINGERPRINT("fingerprint", Form.TEXT),
    PROGRAM("program", Form.TEXT),
    PARENT("parent", Form.TEXT),
    DIRECTORY("directory", Form.TEXT),
    DROPPED("dropped", Form.LIST),
    MORE("more", Form.NUMBER),
    GENERATION("generation", Form.NUMBER),
    OF("of", Form.NUMBER),
    WHY("why", Form.TEXT),
    PREV("prev", Form.TEXT),
    MAC("mac", Form.TEXT);

    /** How a value is written. */
    enum Form {
        NUMBER,
        TEXT,
        LIST
    }

    private final String token;
    private final Form form;

    Field(String token, Form form) {
        this.token = token;
        this.form = form;
    }

    public String token() {
        return token;
    }

    Form form() {
        return form;
    }

    public boolean isNumber() {
        return form == Form.NUMBER;
    }
}
