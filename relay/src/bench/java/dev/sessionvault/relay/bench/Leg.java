package dev.sessionvault.relay.bench;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Hello;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.Welcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One leg on its way in: the upgrade, CHALLENGE, HELLO, WELCOME, PAIRED. */
final class Leg implements End.Opening {
    private static final String UPGRADE = "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Protocol: sv-relay.1\r\n\r\n";
    private static final String SWITCHED = "HTTP/1.1 101 ";
    private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    final CompletableFuture<Leg> welcomed = new CompletableFuture<>();
    final CompletableFuture<End> paired = new CompletableFuture<>();

    private final End end;
    private final Function<Challenge, Hello> hello;
    private final CompletableFuture<Leg> go;
    private boolean upgraded;

    /** @param go when it may say hello */
    Leg(End end, Function<Challenge, Hello> hello, CompletableFuture<Leg> go) {
        this.end = end;
        this.hello = hello;
        this.go = go;
    }

    void dial(String path, String host) {
        end.open(this);
        end.send(Unpooled.copiedBuffer(String.format(UPGRADE, path, host), StandardCharsets.US_ASCII));
    }

    @Override
    public boolean read(ByteBuf bytes) throws IOException {
        if (!upgraded) {
            upgraded = isUpgraded(bytes);
            return upgraded;
        }
        byte[] frame = Frames.next(bytes);
        if (frame == null) {
            return false;
        }
        try {
            take(RelayFrame.decode(frame));
        } catch (FrameException e) {
            throw new IOException(e);
        }
        return true;
    }

    private static boolean isUpgraded(ByteBuf bytes) throws IOException {
        for (int at = bytes.readerIndex(); at + 4 <= bytes.writerIndex(); at++) {
            if (bytes.getInt(at) == END_OF_HEAD) {
                String head = bytes.readCharSequence(at + 4 - bytes.readerIndex(), StandardCharsets.US_ASCII)
                        .toString();
                if (!head.startsWith(SWITCHED)) {
                    throw new IOException(head);
                }
                return true;
            }
        }
        return false;
    }

    private void take(RelayFrame frame) throws IOException {
        if (frame instanceof Challenge challenge) {
            go.thenRun(() ->
                    end.send(Frames.masked(Frames.BINARY, hello.apply(challenge).encode())));
        } else if (frame instanceof Welcome) {
            welcomed.complete(this);
        } else if (frame instanceof Paired) {
            end.count(count -> {});
            paired.complete(end);
        } else {
            throw new IOException("unexpected " + frame);
        }
    }
}
