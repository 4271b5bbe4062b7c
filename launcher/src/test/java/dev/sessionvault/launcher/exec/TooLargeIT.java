package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many arguments as the kernel takes, and more. */
class TooLargeIT {
    private static final String MESSAGE = "sv: error: start sv: arguments and environment are too large\n"
            + "sv: hint: pass long texts in a file; sv needs room for 4/3 of the environment and 16 KiB itself\n";
    private static final int CHUNK = 100_000;
    /** Of one string, the NUL at its end among it. */
    private static final int STRING_LIMIT = 128 * 1024;

    @TempDir
    static Path directory;

    private static Image image;

    @BeforeAll
    static void start() throws Exception {
        image = Image.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        image.close();
    }

    private record Answer(int code, String out, String err) {}

    /** The start script with a program for a runtime that does nothing: only the kernel says whether it would start. */
    @Test
    void atEverySize_itStartsOrTheMessageIsOurs() throws Exception {
        String script = withoutRuntime().toString();
        int fits = 0;
        int tooLarge = 4 << 20;
        while (tooLarge - fits > 1) {
            int size = (fits + tooLarge) / 2;
            List<String> command = new ArrayList<>(List.of(script));
            command.addAll(words(size));
            if (starts(command)) {
                fits = size;
            } else {
                tooLarge = size;
            }
        }
        assertRoom(fits);
        assertRealOnes(fits);
    }

    private static boolean starts(List<String> command) throws Exception {
        try {
            Answer answer = run(command);
            assertTrue(
                    answer.code() == 0 ? answer.err().isEmpty() : answer.err().equals(MESSAGE), answer::toString);
            return answer.code() == 0;
        } catch (IOException e) {
            return false; // more than even the script could be started with
        }
    }

    /** What the hint says: beside the arguments, the environment twice and a third, and 16 KiB. */
    private static void assertRoom(int fits) throws Exception {
        int environment = 0;
        for (var entry : image.environment().entrySet()) {
            environment += entry.getKey().length() + entry.getValue().length() + 2;
        }
        int kernel = 2 << 20; // a quarter of the usual 8 MiB of stack
        int taken = fits + 8 * (fits / CHUNK + 1);
        int ours = kernel - taken - environment;
        assertTrue(ours > 0 && ours < environment * 4 / 3 + 18 * 1024, "room for us: " + ours);
    }

    private static void assertRealOnes(int fits) throws Exception {
        int slack = 4096; // the paths of this image are of another length
        List<String> command = new ArrayList<>(Image.exec("sh", "-c", "echo $#", "sh"));
        command.addAll(words(fits - slack));
        assertEquals(new Answer(0, words(fits - slack).size() + "\n", ""), run(command));
        List<String> more = new ArrayList<>(Image.exec("true"));
        more.addAll(words(fits + slack));
        assertEquals(new Answer(126, "", MESSAGE), run(more));
    }

    @Test
    void manySmallArguments_arriveAll() throws Exception {
        List<String> command = new ArrayList<>(Image.exec("sh", "-c", "echo $#", "sh"));
        for (int i = 0; i < 50_000; i++) {
            command.add(i % 2 == 0 ? "" : "x");
        }
        assertEquals(new Answer(0, "50000\n", ""), run(command));
    }

    @Test
    void longestString_arrives() throws Exception {
        List<String> command = new ArrayList<>(Image.exec("sh", "-c", "echo ${#1}", "sh"));
        command.add("x".repeat(STRING_LIMIT - 1));
        assertEquals(new Answer(0, STRING_LIMIT - 1 + "\n", ""), run(command));
    }

    private static List<String> words(int size) {
        List<String> words = new ArrayList<>();
        for (int left = size; left > 0; left -= CHUNK) {
            words.add("x".repeat(Math.min(left, CHUNK) - 1));
        }
        return words;
    }

    private static Path withoutRuntime() throws IOException {
        Path copy = directory.resolve("copy");
        Files.createDirectories(copy.resolve("bin"));
        Files.copy(Image.PROGRAM, copy.resolve("bin/sv"));
        Fixture.chmod(copy.resolve("bin/sv"), "rwxr-xr-x");
        Files.createDirectories(copy.resolve("runtime/bin"));
        Files.createSymbolicLink(copy.resolve("runtime/bin/java"), Path.of("/bin/true"));
        return copy.resolve("bin/sv");
    }

    private static Answer run(List<String> command) throws Exception {
        File out = directory.resolve("out").toFile();
        File err = directory.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(image.home().toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(image.environment());
        int code = builder.start().waitFor();
        return new Answer(code, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
