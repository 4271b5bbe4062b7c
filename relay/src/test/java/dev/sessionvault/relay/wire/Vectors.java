package dev.sessionvault.relay.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The committed bytes; they were made by another implementation (Python's cryptography) than the one under test. */
final class Vectors {
    /** One frame: who decodes it, what it shows, and GOOD or the code that it must be refused with. */
    record Frame(String side, String name, String verdict, String hex) {
        byte[] bytes() {
            return hex.equals("-") ? new byte[0] : HexFormat.of().parseHex(hex);
        }

        boolean isGood() {
            return verdict.equals("GOOD");
        }
    }

    private Vectors() {}

    static List<Frame> frames(String side) throws IOException {
        return lines("frames.txt").stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[0].equals(side))
                .map(fields -> new Frame(fields[0], fields[1], fields[2], fields[3]))
                .toList();
    }

    static byte[] key(String name) throws IOException {
        return lines("keys.txt").stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[0].equals(name))
                .map(fields -> HexFormat.of().parseHex(fields[1]))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
