package dev.sessionvault.relay.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each frame of {@code vectors/frames.txt} does what its line says, and so does whatever is made of it by chance. */
class FrameVectorTest {
    private interface Codec {
        byte[] again(byte[] bytes) throws FrameException;
    }

    private static final Map<String, Codec> CODECS = Map.of(
            "leg",
            FrameVectorTest::leg,
            "relay",
            bytes -> RelayFrame.decode(bytes).encode());

    private static byte[] leg(byte[] bytes) throws FrameException {
        if (bytes.length == 0) {
            throw FrameException.malformed("frame is empty");
        }
        return switch (LegType.of(bytes[0] & 0xff)) {
            case HELLO -> Hello.decode(bytes).encode();
            case DATA -> Data.encode(Data.epoch(bytes), Data.payload(bytes));
        };
    }

    @Test
    void everyVector_isDecodedOrRefusedAsItsLineSays() throws Exception {
        int seen = 0;
        for (String side : CODECS.keySet()) {
            for (Vectors.Frame vector : Vectors.frames(side)) {
                check(vector, CODECS.get(side));
                seen++;
            }
        }
        assertTrue(seen > 45, "vectors: " + seen);
    }

    private static void check(Vectors.Frame vector, Codec codec) throws FrameException {
        byte[] bytes = vector.bytes();
        if (vector.isGood()) {
            assertArrayEquals(bytes, codec.again(bytes), vector.name());
        } else {
            FrameException refusal = assertThrows(FrameException.class, () -> codec.again(bytes), vector.name());
            assertEquals(vector.verdict(), refusal.code().name(), vector.name());
        }
    }

    @Test
    void aFrameDamagedByChance_isRefusedOrEncodesToTheSameBytes() throws Exception {
        Random random = new Random(20261122);
        for (String side : CODECS.keySet()) {
            List<Vectors.Frame> seeds = Vectors.frames(side);
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = damaged(seeds.get(random.nextInt(seeds.size())).bytes(), random);
                try {
                    assertArrayEquals(
                            bytes,
                            CODECS.get(side).again(bytes),
                            () -> HexFormat.of().formatHex(bytes));
                } catch (FrameException refused) {
                    assertTrue(refused.code().code() >= 1000);
                }
            }
        }
    }

    /** Cut, lengthened, or with up to three bytes changed. */
    private static byte[] damaged(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, Math.max(0, seed.length + random.nextInt(5) - 2));
        for (int n = random.nextInt(4); n > 0 && bytes.length > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void aFrameOverTheLimit_isTooBig() {
        byte[] frame = new byte[RelayFrame.MAX_BYTES + 1];
        frame[0] = Data.TYPE;
        FrameException refusal = assertThrows(FrameException.class, () -> Data.epoch(frame));
        assertEquals(CloseCode.TOO_BIG, refusal.code());
    }

    @Test
    void everyCloseCode_isInTheProtocolsTable() throws Exception {
        String protocol = Files.readString(Path.of("PROTOCOL.md"));
        for (CloseCode code : CloseCode.values()) {
            String again = switch (code.again()) {
                case YES -> "yes";
                case LATER -> "later";
                case NO -> "no";
            };
            String row = "\n\\| " + code.code() + " \\| " + code.name() + " \\| [^|]+ \\| " + again + " \\|\n";
            assertTrue(Pattern.compile(row).matcher(protocol).find(), row);
        }
    }
}
