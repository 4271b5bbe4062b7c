package dev.sessionvault.relay.wire;

/** Which of the two places of a rendezvous a leg asks for. */
public enum Role {
    OWNER(1),
    GUEST(2);

    private final int number;

    Role(int number) {
        this.number = number;
    }

    static Role of(int number) throws FrameException {
        for (Role each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw FrameException.malformed("role " + number + " does not exist");
    }

    int number() {
        return number;
    }

    public Role other() {
        return this == OWNER ? GUEST : OWNER;
    }
}
