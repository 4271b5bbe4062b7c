package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    private final Path file;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    TokenCommandTest(@TempDir Path directory) {
        file = directory.resolve("tokens.toml");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private LegKey make(String label) {
        assertEquals(0, run("token", "new", "--tokens", file.toString(), "--label", label), err.toString());
        return LegKey.of(Base64.getUrlDecoder().decode(out.toString().trim()));
    }

    private static String id(LegKey key) {
        return HexFormat.of().formatHex(key.publicKey().bytes(), 0, 5);
    }

    @Test
    void aNewKey_isPrintedOnce_andOnlyItsPublicHalfIsKept() throws Exception {
        LegKey key = make("build farm");
        String kept = Files.readString(file);
        assertTrue(kept.contains("key = \"" + key.publicKey() + "\"\n"), kept);
        assertFalse(kept.contains(out.toString().trim()));
        String id = id(key);
        assertEquals("sv-relay: token " + id + " is let in\n", err.toString());
    }

    @Test
    void theList_saysWhatIsLetIn() {
        LegKey first = make("one");
        LegKey second = make("");
        assertEquals(0, run("token", "list", "--tokens", file.toString()));
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.get(0).matches(id(first) + "  \\S+Z  100 sessions  one"));
        assertTrue(lines.get(1).startsWith(id(second)));
        run("token", "list", "--json", "--tokens", file.toString());
        assertTrue(out.toString().contains("\"key\":\"" + second.publicKey() + "\""));
    }

    @Test
    void aKey_opensSessionsUntilItIsRevoked() throws Exception {
        LegKey kept = make("kept");
        RelayConfig config = RelayConfig.local(List.of())
                .withTokens(file)
                .withSockets(SocketLimits.STANDARD.withTick(Duration.ofMillis(20)));
        try (Relay relay = Relay.start(config)) {
            LegKey late = make("made while the relay runs");
            Ends ends = Ends.at(relay).ofDeployment(late);
            EndLeg owner = untilLetIn(ends);
            Ends others = Ends.at(relay).ofDeployment(kept);
            EndLeg bystander = others.enter(Role.OWNER);

            String id = id(late);
            assertEquals(0, run("token", "revoke", "--tokens", file.toString(), id));
            owner.expectClose(CloseCode.UNKNOWN_TOKEN);
            EndLeg guest = others.enter(Role.GUEST);
            guest.paired();
            bystander.paired();
            try (EndPair pair = new EndPair(bystander, guest)) {
                pair.assertSound();
                Files.writeString(file, "not toml");
                for (int i = 0; i < 500 && relay.counters().tokenFailures.sum() == 0; i++) {
                    Thread.sleep(10);
                }
                assertTrue(relay.counters().tokenFailures.sum() > 0);
                pair.assertSound(); // a slip of the editor ends nothing
            }
        }
    }

    private static EndLeg untilLetIn(Ends ends) throws Exception {
        for (int i = 0; i < 200; i++) {
            EndLeg leg = EndLeg.say(ends.connect(), challenge -> ends.hello(Role.OWNER, challenge));
            if (leg.socket.next().opcode == RawWebSocket.BINARY) {
                return leg;
            }
            leg.close();
            Thread.sleep(10);
        }
        throw new IOException("never let in");
    }

    @Test
    void anUnknownId_andADamagedFile_areErrors() throws Exception {
        assertEquals(8, run("token", "revoke", "--tokens", file.toString(), "nobody"));
        assertEquals("sv-relay: error: revoke: " + file + ": holds no such token\n", err.toString());
        Files.writeString(file, "[[token]]\nkey = \"AAAA\"\nmade = \"2026-01-01T00:00:00Z\"\n");
        assertEquals(8, run("token", "list", "--tokens", file.toString()));
        assertEquals("sv-relay: error: tokens: " + file + ": public key has 3 bytes, want 32\n", err.toString());
        RelayConfig config = RelayConfig.local(List.of()).withTokens(file);
        assertThrows(RelayException.class, () -> Relay.start(config));
    }

    @Test
    void wrongUse_saysHow() {
        assertEquals(2, run("token", "new"));
        assertEquals(
                "sv-relay: error: Missing required option: '--tokens=FILE'\nsv-relay: hint: new --help\n",
                err.toString());
        assertEquals(2, run("token", "new", "--tokens", file.toString(), "--label", "a\"b"));
        assertEquals(8, run("serve"));
        assertEquals(
                "sv-relay: error: serve: tls: want --certificate and --key, or --plain behind a proxy\n",
                err.toString());
    }
}
