package dev.sessionvault.launcher.share.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.key.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
    private static final String SESSION = "00112233445566778899aabbccddeeff";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    @TempDir
    private Path home;

    private final Identity key = Identity.random();
    private final Identity owner = Identity.random();

    static Receipt receipt(String session, long call) {
        return new Receipt(
                session,
                call,
                "ssh.tail_logs",
                Digests.ofArguments(Map.of()),
                Digests.ofArguments(Map.of("service", "web")),
                1_700_000_000_000L,
                1_700_000_000_250L,
                "EXITED",
                3,
                "",
                12,
                Digests.of("out".getBytes(StandardCharsets.US_ASCII)),
                0,
                Digests.of(new byte[0]));
    }

    /** The bytes, digests and signature as another program makes them: share/receipts.py. */
    @Test
    void receipts_areThoseOfTheOtherProgram() throws Exception {
        String[] seed = new String[1];
        int count = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/share/receipts.txt"))) {
            String[] words = line.split(" ");
            if (words[0].equals("seed")) {
                seed[0] = words[1];
            } else if (words[0].equals("arguments")) {
                assertEquals(words[1], Digests.ofArguments(Map.of("service", "web", "lines", "é\n")));
            } else if (words[0].equals("receipt")) {
                try (Identity signer = Identity.of(HexFormat.of().parseHex(seed[0]))) {
                    byte[] signed = HexFormat.of().parseHex(words[words.length - 1]);
                    Receipt read = Receipt.verify(signed, signer.publicKey());
                    assertArrayEquals(signed, read.sign(signer));
                    assertEquals(words[1], read.outcome() + (read.reason().isEmpty() ? "" : ":" + read.reason()));
                    assertEquals(Long.parseLong(words[2]), read.call());
                    assertEquals(words[3], read.verb());
                    assertEquals(words[4], read.givenDigest() + ":" + read.argumentsDigest());
                    count++;
                }
            }
        }
        assertEquals(3, count);
    }

    @Test
    void everyFlippedBit_andEveryCut_isFound() throws Exception {
        byte[] signed = receipt(SESSION, 7).sign(key);
        assertEquals(receipt(SESSION, 7), Receipt.verify(signed, key.publicKey()));
        for (int bit = 0; bit < signed.length * Byte.SIZE; bit++) {
            byte[] changed = signed.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThrows(ReceiptException.class, () -> Receipt.verify(changed, key.publicKey()));
        }
        for (int size = 0; size < signed.length; size++) {
            byte[] cut = Arrays.copyOf(signed, size);
            assertThrows(ReceiptException.class, () -> Receipt.verify(cut, key.publicKey()));
        }
        assertThrows(ReceiptException.class, () -> Receipt.verify(signed, owner.publicKey()));
    }

    /** Also what its signer made wrong is refused: the codec alone, without the signature. */
    @Test
    void bytesThatAreNoReceipt_areRefused() throws Exception {
        byte[] good = ReceiptCodec.encode(receipt(SESSION, 7));
        assertEquals(receipt(SESSION, 7), ReceiptCodec.decode(good));
        assertBad("a version that is not known here", with(good, 0, 2));
        assertBad("bytes left over", Arrays.copyOf(good, good.length + 1));
        for (int size = 0; size < good.length; size++) {
            assertBad("cut short", Arrays.copyOf(good, size));
        }
        assertBad("a field out of bounds", with(good, 20, 0)); // call 0
        assertBad("a field out of bounds", with(good, 22, '1')); // the verb's first letter
        for (int at = 0; at < good.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                reencodes(with(good, at, value));
            }
        }
    }

    private static void reencodes(byte[] bytes) {
        try {
            assertArrayEquals(bytes, ReceiptCodec.encode(ReceiptCodec.decode(bytes)));
        } catch (ReceiptException e) {
            assertFalse(e.why().isEmpty());
        }
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static void assertBad(String why, byte[] bytes) {
        ReceiptException thrown = assertThrows(ReceiptException.class, () -> ReceiptCodec.decode(bytes));
        assertTrue(thrown.why().endsWith(why), thrown.why());
    }

    private ReceiptLog filled() throws Exception {
        ReceiptLog log = new ReceiptLog(home.resolve("sv"), CLOCK);
        log.passport(SESSION, key.publicKey(), owner.publicKey(), new byte[] {1, 2, 3});
        for (int call = 1; call <= 4; call++) {
            log.receipt(SESSION, key.publicKey(), receipt(SESSION, call).sign(key));
        }
        return log;
    }

    @Test
    void keptReceipts_areRead() throws Exception {
        ReceiptLog log = filled();
        ReceiptVerdict verdict = log.verify();
        assertEquals(List.of(), verdict.findings());
        assertEquals(1, verdict.passports());
        assertEquals(
                List.of(1L, 2L, 3L, 4L),
                verdict.entries().stream().map(entry -> entry.receipt().call()).toList());
        assertEquals(owner.publicKey().toString(), verdict.entries().get(0).owner());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log.path())));
    }

    @Test
    void noFileYet_isSoundAndEmpty() throws Exception {
        assertTrue(new ReceiptLog(home.resolve("sv"), CLOCK).verify().isSound());
    }

    @Test
    void forgedAndForeignReceipts_areNotKept() throws Exception {
        ReceiptLog log = filled();
        byte[] forged = receipt(SESSION, 5).sign(owner);
        byte[] foreign = receipt("f".repeat(32), 5).sign(key);
        assertThrows(ReceiptException.class, () -> log.receipt(SESSION, key.publicKey(), forged));
        assertThrows(ReceiptException.class, () -> log.receipt(SESSION, key.publicKey(), foreign));
        assertEquals(4, log.verify().entries().size());
    }

    @Test
    void tampering_isFound() throws Exception {
        ReceiptLog log = filled();
        List<String> lines = Files.readAllLines(log.path());
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            assertUnsound(log, removed);
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, i, i + 1);
            assertUnsound(log, swapped);
        }
        for (int i = 0; i < lines.size(); i++) {
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertUnsound(log, doubled);
            List<String> added = new ArrayList<>(lines);
            added.add(i, "{}");
            assertUnsound(log, added);
        }
        for (int i = 1; i < lines.size(); i++) {
            List<String> edited = new ArrayList<>(lines);
            edited.set(i, lines.get(i).replace("\"call\":" + i, "\"call\":9"));
            if (i < lines.size() - 1) {
                assertUnsound(log, edited);
            }
            edited.set(i, lines.get(i).replaceFirst("\"receipt\":\"....", "\"receipt\":\"AAAA"));
            assertUnsound(log, edited);
        }
    }

    private static void assertUnsound(ReceiptLog log, List<String> lines) throws Exception {
        Files.write(log.path(), lines);
        assertFalse(log.verify().isSound());
    }

    /** Who writes all of it anew can leave receipts out, but make none up. */
    @Test
    void receiptWithoutAPassport_orOfAnotherKey_isFound() throws Exception {
        ReceiptLog log = new ReceiptLog(home.resolve("sv"), CLOCK);
        log.receipt(SESSION, key.publicKey(), receipt(SESSION, 1).sign(key));
        assertFalse(log.verify().isSound());
    }

    @Test
    void writerThatWasKilled_leavesNoHalfLine() throws Exception {
        ReceiptLog log = filled();
        Files.writeString(log.path(), Files.readString(log.path()) + "{\"n\":6,\"ti");
        log.receipt(SESSION, key.publicKey(), receipt(SESSION, 5).sign(key));
        assertTrue(log.verify().isSound());
        assertEquals(5, log.verify().entries().size());
    }

    @Test
    void severalAtOnce_makeOneChain() throws Exception {
        filled();
        List<Thread> threads = new ArrayList<>();
        List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 6; t++) {
            long first = 10L * (t + 1);
            Thread thread = new Thread(() -> {
                try {
                    for (int i = 0; i < 5; i++) {
                        new ReceiptLog(home.resolve("sv"), CLOCK)
                                .receipt(
                                        SESSION,
                                        key.publicKey(),
                                        receipt(SESSION, first + i).sign(key));
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        ReceiptVerdict verdict = new ReceiptLog(home.resolve("sv"), CLOCK).verify();
        assertEquals(List.of(), verdict.findings());
        assertEquals(34, verdict.entries().size());
    }

    @Test
    void fileThatOthersCanRead_isRefused() throws IOException, Exception {
        ReceiptLog log = filled();
        Files.setPosixFilePermissions(log.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThrows(dev.sessionvault.launcher.exit.LauncherException.class, log::verify);
    }
}
