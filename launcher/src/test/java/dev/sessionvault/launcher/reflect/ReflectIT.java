package dev.sessionvault.launcher.reflect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipient's verbs of the built program, in a home where there is nothing. */
final class ReflectIT {
    private static final Path IMAGE =
            Path.of(System.getProperty("sv.image", "target/sv")).toAbsolutePath();

    @TempDir
    Path home;

    private TestOwner owner;
    private Path handle;

    /** How a program ended, and what it wrote. */
    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void lend() throws Exception {
        owner = new TestOwner().open();
        handle = Files.write(home.resolve("handle"), owner.handle());
    }

    @AfterEach
    void close() {
        owner.close();
    }

    @Test
    void verbs_calls_andStatus() throws Exception {
        Ended verbs = sv("verbs", "--passport-file", handle.toString(), "--pin", owner.fingerprint());
        assertEquals(
                new Ended(
                        0,
                        "t.echo  Does t.echo\n  word=hey|ho (hey if left out)\nt.wait  Does t.wait\n"
                                + "  word=hey|ho (hey if left out)\n",
                        ""),
                verbs);

        // Known by now: no pin. The handle comes on standard input.
        assertEquals(new Ended(0, "you said ho\n", ""), sv("call", "t.echo", "word=ho", "--passport", "-"));

        Ended refused = sv("call", "t.other", "--passport-file", handle.toString());
        assertEquals(new Ended(7, "", "sv: error: call the verb: refused: NOT_LENT: t.other was not lent\n"), refused);

        Ended status = sv("status", "--json", "--passport-file", handle.toString());
        assertEquals(0, status.code(), status.err());
        assertTrue(status.out().contains("\"fingerprint\" : \"" + owner.fingerprint() + "\""), status.out());
    }

    @Test
    void unknownOwner_withNobodyToAsk_isDenied_andTheHandleIsNotRepeated() throws Exception {
        Ended denied = sv("verbs", "--passport-file", handle.toString());

        assertEquals(7, denied.code());
        assertTrue(denied.err().startsWith("sv: error: trust the owner: " + owner.fingerprint()), denied.err());
        assertEquals("", denied.out());
        Ended wrong = sv("verbs", "--passport", Files.readString(handle).replace("sv1-", "sv1-a"));
        assertEquals(2, wrong.code(), wrong.err());
        assertTrue(!wrong.err().contains(Files.readString(handle).substring(8, 20)), wrong.err());
    }

    /** The owner's side of the handshake too: what is left out of the libraries here is missed by neither. */
    @Test
    void bothEnds_onTheShippedRuntime() throws Exception {
        Process lender = new ProcessBuilder(
                        IMAGE.resolve("runtime/bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djna.boot.library.path=" + IMAGE.resolve("lib"),
                        "--patch-module=sv=target/test-classes",
                        "--add-reads=sv=ALL-UNNAMED",
                        "--class-path=" + IMAGE.resolve("lib/sv-relay.jar"),
                        "--module=sv/" + TestOwnerMain.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader said = lender.inputReader(UTF_8)) {
            Files.writeString(handle, Objects.requireNonNull(said.readLine(), "it lends nothing"));
            Ended called = sv(
                    "call",
                    "t.echo",
                    "word=ho",
                    "--passport-file",
                    handle.toString(),
                    "--pin",
                    Objects.requireNonNull(said.readLine(), "it has no fingerprint"));
            assertEquals(new Ended(0, "you said ho\n", ""), called);
        } finally {
            lender.destroyForcibly().waitFor();
        }
    }

    private Ended sv(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(IMAGE.resolve("bin/sv").toString(), "reflect"));
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(handle.toFile())
                .redirectOutput(Redirect.to(out.toFile()))
                .redirectError(Redirect.to(err.toFile()));
        builder.environment().clear();
        builder.environment()
                .put("HOME", Files.createDirectories(home.resolve("empty")).toString());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), List.of(arguments).toString());
        return new Ended(process.exitValue(), new String(Files.readAllBytes(out), UTF_8), Files.readString(err));
    }
}
