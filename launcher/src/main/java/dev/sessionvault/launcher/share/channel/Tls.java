package dev.sessionvault.launcher.share.channel;

import java.io.IOException;
import org.bouncycastle.tls.TlsProtocol;
import org.jspecify.annotations.Nullable;

/** TLS over no connection at all: bytes go in and come out. Not for several threads. */
final class Tls {
    private final TlsSide side;
    private final TlsProtocol protocol;

    Tls(TlsSide side) throws LinkException {
        this.side = side;
        try {
            this.protocol = side.start();
        } catch (IOException e) {
            throw broken();
        }
    }

    /** @return what the other side has said, decrypted; may be nothing */
    byte[] take(byte[] sealed) throws LinkException {
        try {
            protocol.offerInput(sealed);
            byte[] said = new byte[protocol.getAvailableInputBytes()];
            protocol.readInput(said, 0, said.length);
            return said;
        } catch (IOException | RuntimeException e) {
            throw broken(); // whatever a stranger's bytes have led the library to
        }
    }

    void say(byte[] plain) throws LinkException {
        try {
            protocol.writeApplicationData(plain, 0, plain.length);
        } catch (IOException e) {
            throw broken();
        }
    }

    void renewKey() throws LinkException {
        try {
            side.renewKey();
        } catch (IOException e) {
            throw broken();
        }
    }

    /** @return what is to be passed to the other side, or null */
    byte @Nullable [] next(int atMost) {
        int available = Math.min(protocol.getAvailableOutputBytes(), atMost);
        if (available == 0) {
            return null;
        }
        byte[] sealed = new byte[available];
        protocol.readOutput(sealed, 0, available);
        return sealed;
    }

    TlsProof proof() {
        return side.proof();
    }

    private static LinkException broken() {
        return new LinkException("what came is not what the other end has sealed");
    }
}
