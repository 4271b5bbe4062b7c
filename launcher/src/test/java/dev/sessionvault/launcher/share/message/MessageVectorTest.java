package dev.sessionvault.launcher.share.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessageVectorTest {
    private static final int MUTATIONS = 40_000;

    private record Vector(String name, boolean good, byte[] bytes, String fault) {}

    private static List<Vector> vectors() {
        try (InputStream file = MessageVectorTest.class.getResourceAsStream("/share/messages.txt")) {
            List<Vector> vectors = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] words = line.split(" ", 4);
                if (!words[0].equals("#")) {
                    byte[] bytes = words[2].equals("-") ? new byte[0] : bytes(words[2]);
                    vectors.add(new Vector(words[0], words[1].equals("GOOD"), bytes, words.length > 3 ? words[3] : ""));
                }
            }
            return vectors;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hexadecimal; {@code 2a*8192} is that many of the byte. */
    private static byte[] bytes(String text) {
        int times = text.indexOf('*');
        if (times < 0) {
            return HexFormat.of().parseHex(text);
        }
        byte[] head = HexFormat.of().parseHex(text.substring(0, times));
        byte[] all = Arrays.copyOf(head, head.length - 1 + Integer.parseInt(text.substring(times + 1)));
        Arrays.fill(all, head.length - 1, all.length, head[head.length - 1]);
        return all;
    }

    @TestFactory
    List<DynamicTest> vector() {
        return vectors().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name, () -> check(vector)))
                .toList();
    }

    private static void check(Vector vector) throws MessageException {
        if (vector.good) {
            Message message = Message.decode(vector.bytes);
            assertArrayEquals(vector.bytes, message.encode());
            assertEquals(message, Message.decode(message.encode()));
        } else {
            MessageException e = assertThrows(MessageException.class, () -> Message.decode(vector.bytes));
            assertEquals(vector.fault, e.getMessage());
        }
    }

    @Test
    void vectors_sayWhatTheDocumentSays() throws MessageException {
        Map<String, Message> expected = Map.of(
                "call", new Call(1, "ssh.tail_logs", Map.of("service", "web", "lines", "200"), 60_000),
                "cancel", new Cancel(1),
                "output_stdout", new Output(1, Output.STDOUT, "ready\n".getBytes(StandardCharsets.US_ASCII)),
                "waiting", new Waiting(1, Waiting.Why.APPROVAL),
                "result_exited", new Result(1, Outcome.exited(3), new byte[] {1, 2}),
                "result_stopped", new Result(1, Outcome.stopped("TIME_LIMIT", "it ran for 30 s"), new byte[0]),
                "result_failed", new Result(1, Outcome.failed("NOT_STARTED", "no such file or directory"), new byte[0]),
                "ended_revoked", new Ended(Ended.Reason.REVOKED),
                "passport", new PassportMessage(new byte[1]));
        int found = 0;
        for (Vector vector : vectors()) {
            if (expected.containsKey(vector.name)) {
                assertEquals(expected.get(vector.name), Message.decode(vector.bytes), vector.name);
                found++;
            }
        }
        assertEquals(expected.size(), found);
    }

    @Test
    void whatIsAccepted_encodesToTheSameBytes_andNothingElseIsThrown() {
        List<byte[]> seeds = vectors().stream()
                .map(Vector::bytes)
                .filter(bytes -> bytes.length < 200)
                .toList();
        assertEquals(true, seeds.size() > 50);
        Random random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                assertArrayEquals(bytes, Message.decode(bytes).encode());
                accepted++;
            } catch (MessageException e) {
                // the one declared answer
            }
        }
        assertEquals(true, accepted > MUTATIONS / 20, accepted + " accepted");
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, Math.max(1, seed.length + random.nextInt(5) - 2));
        for (int flips = random.nextInt(3); flips >= 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 8);
        }
        return bytes;
    }

    @Test
    void textThatIsTooLong_isCut_betweenCharacters() {
        String text = Outcome.failed("NOT_STARTED", "ä".repeat(600)).text();
        assertEquals("ä".repeat(512), text);
        assertEquals("?", Outcome.failed("NOT_STARTED", "\ud800").text());
    }

    @Test
    void messagesThatCannotBe_cannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new Call(0, "v", Map.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> new Call(1, "v w", Map.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> new Call(1, "v", Map.of("a", "x".repeat(4097)), 0));
        assertThrows(IllegalArgumentException.class, () -> new Output(1, 3, new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> new Output(1, 1, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Outcome.refused("", "", ""));
    }
}
