package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Hello;
import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import java.security.SecureRandom;
import java.util.Set;

/** Whether a HELLO proves what it says, to this relay and on this connection. */
final class HelloCheck {
    private volatile Set<RelayName> names;
    private final SecureRandom random = new SecureRandom();
    private final FastProof proof = new FastProof();

    HelloCheck(Set<RelayName> names) {
        this.names = Set.copyOf(names);
    }

    /** For a relay that learns its name when it has a port. */
    void answerTo(Set<RelayName> own) {
        names = Set.copyOf(own);
    }

    Challenge challenge() {
        return Challenge.random(random);
    }

    HelloFields verified(byte[] frame, Challenge challenge, RendezvousId id) throws FrameException {
        Hello hello = Hello.decode(frame);
        if (!names.contains(hello.fields().name())) {
            throw new FrameException(CloseCode.WRONG_NAME, "proof is for a relay of another name");
        }
        hello.verify(challenge, id, proof);
        return hello.fields();
    }
}
