package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.secret.SystemRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A key that is in no other place of the world; and the look for it, raw and in the encodings that programs print. */
final class Canary {
    final String key = "sk-ant-api03-" + HexFormat.of().formatHex(SystemRandom.bytes(46)) + "xAA";

    /** Parts of its encodings, so that a cut or folded copy is found too. */
    List<String> forms() {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                key.substring(13, 60),
                HexFormat.of().formatHex(bytes).substring(20, 80),
                HexFormat.of().formatHex(bytes).substring(20, 80).toUpperCase(Locale.ROOT)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = Arrays.copyOfRange(bytes, shift, bytes.length);
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(16, 64));
        }
        return forms;
    }

    void assertAbsent(Answer answer) {
        assertAbsent(answer.out() + answer.err(), answer.toString());
    }

    private void assertAbsent(String text, String where) {
        for (String form : forms()) {
            assertFalse(text.contains(form), where);
        }
    }

    /** @param expected a file that is there, so that an empty directory proves nothing by mistake */
    void assertAbsentUnder(Path directory, Path expected) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertTrue(regular.contains(expected));
            for (Path file : regular) {
                assertAbsent(file);
            }
        }
    }

    /** Java and its libraries write to /tmp whatever TMPDIR says. */
    void assertAbsentInTheSystemsTemporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                if (file.toFile().length() < 1 << 20) {
                    assertAbsent(file);
                }
            }
        }
    }

    private void assertAbsent(Path file) throws IOException {
        assertAbsent(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
    }
}
