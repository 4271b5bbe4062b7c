package dev.sessionvault.launcher.share.log;

/** The fields of a line, in the order in which they stand. */
public enum LogField {
    NUMBER("n", Form.NUMBER),
    TIME("time", Form.NUMBER),
    EVENT("event", Form.TEXT),
    SESSION("session", Form.TEXT),
    KEY("key", Form.TEXT),
    OWNER("owner", Form.TEXT),
    RELAY("relay", Form.TEXT),
    PEER("peer", Form.TEXT),
    UNTIL("until", Form.NUMBER),
    CALL("call", Form.NUMBER),
    VERB("verb", Form.TEXT),
    ARGUMENTS("arguments", Form.LIST),
    OUTCOME("outcome", Form.TEXT),
    CODE("code", Form.NUMBER),
    OUT("out", Form.NUMBER),
    OUT_DIGEST("outDigest", Form.TEXT),
    ERR("err", Form.NUMBER),
    ERR_DIGEST("errDigest", Form.TEXT),
    WHY("why", Form.TEXT),
    PASSPORT("passport", Form.TEXT),
    RECEIPT("receipt", Form.TEXT),
    PREV("prev", Form.TEXT),
    SIGNATURE("signature", Form.TEXT);

    /** How a value is written. */
    enum Form {
        NUMBER,
        TEXT,
        LIST
    }

    private final String token;
    private final Form form;

    LogField(String token, Form form) {
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
