package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameVectorTest {
    static List<Arguments> good() {
        return of("good");
    }

    static List<Arguments> bad() {
        return of("bad");
    }

    private static List<Arguments> of(String kind) {
        List<Arguments> lines = Vectors.lines("frames.txt").stream()
                .filter(words -> words[0].equals(kind))
                .map(words -> Arguments.of((Object) words))
                .toList();
        assertEquals(10, lines.size(), "vectors were lost");
        return lines;
    }

    private static byte[] bytes(String written) {
        String[] parts = written.split("\\+");
        byte[] start = HexFormat.of().parseHex(parts[0]);
        return Arrays.copyOf(start, start.length + Integer.parseInt(parts[1]));
    }

    @ParameterizedTest
    @MethodSource("good")
    void good_readsAndWritesTheSame(String[] words) throws LinkException {
        byte[] bytes = bytes(words[5]);
        Frame frame = Frame.decode(bytes);
        assertEquals(FrameType.valueOf(words[1]), frame.type());
        assertEquals(Long.parseLong(words[2]), frame.number());
        assertEquals(Long.parseLong(words[3]), frame.received());
        assertArrayEquals(words[4].equals("-") ? new byte[0] : HexFormat.of().parseHex(words[4]), frame.body());
        assertArrayEquals(bytes, frame.encode());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void bad_isRefused(String[] words) {
        assertThrows(LinkException.class, () -> Frame.decode(bytes(words[2])), words[1]);
    }

    @Test
    void anyBytes_areAFrameOrRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[256];
            random.nextBytes(bytes);
            bytes[0] = 0;
            bytes[2] = (byte) random.nextInt(10);
            Arrays.fill(bytes, 3, random.nextBoolean() ? 11 : 19, (byte) 0);
            Arrays.fill(bytes, Math.min(19 + (bytes[1] & 0xff), 256), 256, (byte) 0);
            try {
                assertArrayEquals(bytes, Frame.decode(bytes).encode());
            } catch (LinkException e) {
                // refused
            }
        }
    }

    @Test
    void pieces_ofFrames_arePutTogether() throws LinkException {
        Frame first = new Frame(FrameType.MESSAGE, 1, 0, new Piece(3, true, new byte[600]).encode());
        Frame second = Frame.unnumbered(FrameType.ACK, new byte[0]);
        byte[] both = Arrays.copyOf(first.encode(), 1024 + 256);
        System.arraycopy(second.encode(), 0, both, 1024, 256);
        FrameReader reader = new FrameReader();
        for (int i = 0; i < 1023; i++) {
            reader.add(new byte[] {both[i]});
            assertNull(reader.next());
        }
        reader.add(Arrays.copyOfRange(both, 1023, both.length));
        assertArrayEquals(first.encode(), Objects.requireNonNull(reader.next()).encode());
        assertArrayEquals(second.encode(), Objects.requireNonNull(reader.next()).encode());
        assertNull(reader.next());
    }
}
