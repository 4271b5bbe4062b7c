package dev.sessionvault.relay.wire;

import java.util.Locale;

/** Why a leg was closed (PROTOCOL.md, "Close codes"). */
public enum CloseCode {
    NORMAL(1000, Again.NO),
    BAD_WEBSOCKET(1002, Again.NO),
    NOT_BINARY(1003, Again.NO),
    /** The connection broke: told to the peer, never sent as a close code. */
    CUT(1006, Again.YES),
    TOO_BIG(1009, Again.NO),
    RESTARTS(1012, Again.YES),
    MALFORMED(4400, Again.NO),
    UNKNOWN_TOKEN(4401, Again.NO),
    OVER_QUOTA(4402, Again.LATER),
    BAD_PROOF(4403, Again.NO),
    NO_RENDEZVOUS(4404, Again.YES),
    OUT_OF_ORDER(4405, Again.NO),
    WRONG_NAME(4406, Again.NO),
    REPLAYED(4407, Again.NO),
    SLOW_HELLO(4408, Again.YES),
    TAKEN(4409, Again.LATER),
    EXPIRED(4410, Again.NO),
    SUPERSEDED(4411, Again.NO),
    ENDED(4412, Again.NO),
    WAITED(4413, Again.YES),
    STALLED(4414, Again.YES),
    SILENT(4415, Again.YES),
    IDLE(4416, Again.NO),
    UNKNOWN_TYPE(4421, Again.NO),
    UNKNOWN_VERSION(4422, Again.NO),
    FRAGMENTED(4423, Again.NO),
    TOO_OFTEN(4429, Again.LATER),
    BUSY(4430, Again.LATER);

    /** Whether it makes sense to dial again. */
    public enum Again {
        YES,
        /** Not before some seconds. */
        LATER,
        NO
    }

    private final int code;
    private final Again again;

    CloseCode(int code, Again again) {
        this.code = code;
        this.again = again;
    }

    /** @throws FrameException MALFORMED if there is no such code */
    public static CloseCode of(int code) throws FrameException {
        for (CloseCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw FrameException.malformed("close code " + code + " does not exist");
    }

    public int code() {
        return code;
    }

    public Again again() {
        return again;
    }

    /** As metrics and logs name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
