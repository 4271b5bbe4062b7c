package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each end renews the key that it sends by, seen from between: a KeyUpdate is the one record that is as short as this, and
 * behind it the other end could read nothing if the key were not another one.
 */
@Timeout(120)
class KeyRenewalTest {
    private static final int TAG_BYTES = 16;
    private static final int CONTENT_TYPE_BYTES = 1;
    private static final int KEY_UPDATE_BYTES = 5 + CONTENT_TYPE_BYTES + TAG_BYTES;
    private static final int LARGEST_FRAME = 15_360;
    private static final int SMALLEST_FRAME = 256;

    private Stage stage;
    private Session session;
    private final Heard owner = new Heard();
    private final Heard guest = new Heard();

    @BeforeEach
    void start() throws Exception {
        stage = new Stage();
        session = stage.session;
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    @Test
    void bytes_endAKey_whileBothEndsTalk() throws Exception {
        int most = 64 * 1024;
        session.keyLife = new KeyLife(Duration.ofHours(1), most);
        try (OwnerChannel listening = session.listen(owner);
                GuestChannel opened = session.open(guest)) {
            owner.event();
            Traffic down = new Traffic(1, 20, 30_000);
            Traffic up = new Traffic(2, 20, 30_000);
            down.sendBy(owner.peer());
            up.sendBy(opened);
            down.requireAllAt(guest);
            up.requireAllAt(owner);
            for (List<Integer> records : List.of(records(true), records(false))) {
                List<Integer> byKey = bytesByKey(records);
                assertTrue(byKey.size() > 10, byKey.toString());
                byKey.forEach(bytes -> assertTrue(bytes <= most + LARGEST_FRAME, byKey.toString()));
            }
        }
    }

    @Test
    void time_endsAKey() throws Exception {
        session.keyLife = new KeyLife(Duration.ofMillis(100), Long.MAX_VALUE);
        try (OwnerChannel listening = session.listen(owner);
                GuestChannel opened = session.open(guest)) {
            owner.event();
            for (int i = 0; i < 20; i++) {
                owner.peer().send(1, new byte[] {1});
                opened.send(1, new byte[] {2});
                assertEquals(1, guest.next().message()[0]);
                assertEquals(2, owner.next().message()[0]);
                Thread.sleep(50);
            }
            assertTrue(bytesByKey(records(true)).size() > 5);
            assertTrue(bytesByKey(records(false)).size() > 5);
        }
    }

    @Test
    void littleTraffic_hasOneKey() throws Exception {
        assertEquals(new KeyLife(Duration.ofMinutes(5), 67_108_864), KeyLife.STANDARD);
        try (OwnerChannel listening = session.listen(owner);
                GuestChannel opened = session.open(guest)) {
            owner.event();
            opened.send(1, new byte[1000]);
            owner.next();
            assertEquals(1, bytesByKey(records(true)).size());
            assertEquals(1, bytesByKey(records(false)).size());
        }
    }

    /** What was sent by each key, in bytes of frames; the handshake's small records are none. */
    private static List<Integer> bytesByKey(List<Integer> records) {
        List<Integer> all = new ArrayList<>(List.of(0));
        for (int record : records) {
            int plain = record - TAG_BYTES - CONTENT_TYPE_BYTES;
            if (record == KEY_UPDATE_BYTES) {
                all.add(0);
            } else if (plain >= SMALLEST_FRAME) {
                all.set(all.size() - 1, all.get(all.size() - 1) + plain);
            }
        }
        return all;
    }

    /** The sizes of the encrypted records that the owner has sent, or was sent. */
    private List<Integer> records(boolean byOwner) {
        ByteBuffer tls = ByteBuffer.wrap(sealed(byOwner));
        List<Integer> sizes = new ArrayList<>();
        while (tls.remaining() > 5) {
            int type = tls.get();
            tls.getShort();
            int size = Short.toUnsignedInt(tls.getShort());
            if (tls.remaining() < size) {
                break; // under way
            }
            tls.position(tls.position() + size);
            if (type == 23) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    /** The payloads of DATA that went one way, out of all WebSocket frames of both. */
    private byte[] sealed(boolean byOwner) {
        ByteBuffer seen = ByteBuffer.wrap(stage.ofOwner.seen());
        ByteArrayOutputStream tls = new ByteArrayOutputStream();
        while (seen.hasRemaining()) {
            int first = Byte.toUnsignedInt(seen.get());
            if (first == 'G' || first == 'H') {
                skipHead(seen);
                continue;
            }
            int second = Byte.toUnsignedInt(seen.get());
            boolean masked = second >= 128;
            int size = second % 128 == 126 ? Short.toUnsignedInt(seen.getShort()) : second % 128;
            seen.position(seen.position() + (masked ? 4 : 0));
            byte[] payload = new byte[size];
            seen.get(payload);
            if (masked == byOwner && first == 0x82 && size > 5 && payload[0] == 0x10) {
                tls.write(payload, 5, size - 5);
            }
        }
        return tls.toByteArray();
    }

    private static void skipHead(ByteBuffer seen) {
        for (int last = 0; last != 0x0d0a0d0a; ) {
            last = last << 8 | Byte.toUnsignedInt(seen.get());
        }
    }
}
