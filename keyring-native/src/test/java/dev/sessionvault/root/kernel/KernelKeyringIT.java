package dev.sessionvault.root.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kernel itself: times, permissions, other sessions, other users, filters. */
class KernelKeyringIT {
    private static final HexFormat HEX = HexFormat.of();

    private final KernelKeyring keyring = KernelKeyring.ofUser();
    private final String name = "sv:test:" + HEX.formatHex(SystemRandom.bytes(16));
    private final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);

    @AfterEach
    void remove() throws RootException {
        keyring.remove(name);
        key.close();
    }

    @Test
    void time_endsByTheKernelsClock() throws Exception {
        keyring.keep(name, key, 2);
        assertOpens(key);
        Thread.sleep(3_100);
        assertRefused(Refusal.LOCKED, "the time for which the kernel keeps it is over");
        assertFalse(keyring.keeps(name));
        assertFalse(keyring.remove(name), "nothing is left to be removed");
    }

    @Test
    void keptAgain_isRenewed_andTheOldOneIsGone() throws Exception {
        keyring.keep(name, key, 1);
        int old = Keyctl.load().find(name, Keyctl.USER_KEYRING);
        try (SecretBytes other = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            keyring.keep(name, other, 600);
            Thread.sleep(2_100);
            assertOpens(other);
        }
        assertNotEquals(old, Keyctl.load().find(name, Keyctl.USER_KEYRING));
        RootException gone =
                assertThrows(RootException.class, () -> Keyctl.load().setTimeout(old, 600));
        assertEquals(Refusal.ABSENT, gone.refusal());
    }

    @Test
    void removed_isGoneForWhoeverHasItsNumber() throws Exception {
        keyring.keep(name, key, 600);
        int number = Keyctl.load().find(name, Keyctl.USER_KEYRING);
        assertTrue(keyring.keeps(name));
        assertTrue(keyring.remove(name));
        assertFalse(keyring.keeps(name));
        assertFalse(keyring.remove(name));
        assertThrows(RootException.class, () -> Keyctl.load().setTimeout(number, 600));
        assertRefused(Refusal.ABSENT, "the kernel keeps no such key: removed, or from before a restart");
    }

    @Test
    void revokedBySomebody_isLocked() throws Exception {
        keyring.keep(name, key, 600);
        Keyctl.load().revoke(Keyctl.load().find(name, Keyctl.USER_KEYRING));
        assertRefused(Refusal.LOCKED, "somebody has revoked it");
    }

    /** What somebody else has put there, or made unreadable, is no obstacle to the next one that is kept. */
    @Test
    void whatCannotBeRead_isReplaced() throws Exception {
        keyring.keep(name, key, 600);
        Keyctl.load().setPermissions(Keyctl.load().find(name, Keyctl.USER_KEYRING), 0x0001_0000);
        assertRefused(Refusal.DENIED, "its permissions keep it back: somebody has changed them");
        assertThrows(RootException.class, () -> keyring.remove(name));
        keyring.keep(name, key, 600);
        assertOpens(key);
    }

    @Test
    void kernelShows_anEnd_andOursPermissions() throws Exception {
        keyring.keep(name, key, 600);
        assertEquals(1, shown().size());
        String[] shown = shown().get(0).split("\\s+");
        assertTrue(shown[3].matches("9m|10m"), "time left: " + shown[3]);
        assertEquals("3f0b0000", shown[4], "permissions");
        assertEquals("user", shown[7], "type");
    }

    @Test
    void withoutAnEnd_isTheCallersError() {
        for (int seconds : new int[] {0, -1}) {
            assertThrows(IllegalArgumentException.class, () -> keyring.keep(name, key, seconds));
        }
    }

    /** Each of the calls that make a key safe fails in turn: nothing is there afterwards, for this thread either. */
    @Test
    void callThatFailsOnTheWay_leavesNothing() throws Exception {
        for (int operation : new int[] {15, 5, 8}) {
            try (Filter filter = Filter.ofOperation(operation, Filter.FORBIDDEN)) {
                RootException refused = assertThrows(
                        RootException.class,
                        () -> filter.run(() -> {
                            keyring.keep(name, key, 600);
                            return name;
                        }));
                assertEquals(Refusal.UNAVAILABLE, refused.refusal(), "operation " + operation);
            }
            assertFalse(keyring.keeps(name), "operation " + operation);
            for (String shown : shown()) {
                // Its thread is gone; until the kernel has cleared up it may be seen, revoked: "I-R----".
                assertTrue(shown.split("\\s+")[1].contains("R"), shown);
            }
        }
    }

    @Test
    void eachObstacle_hasItsOwnWords() throws Exception {
        Set<String> words = new HashSet<>();
        for (int action : new int[] {Filter.FORBIDDEN, Filter.UNKNOWN}) {
            try (Filter filter = Filter.ofKeyring(action)) {
                Opening opening = filter.run(() -> keyring.open(name));
                Opening.Refused refused = assertInstanceOf(Opening.Refused.class, opening);
                assertEquals(Refusal.UNAVAILABLE, refused.refusal());
                words.add(refused.why());
            }
        }
        for (int error : new int[] {12, 13, 122, 126, 127, 128}) {
            Opening.Refused refused = Refusals.of(error).refused();
            assertFalse(refused.advice().isBlank());
            words.add(refused.why());
        }
        assertEquals(8, words.size(), words.toString());
    }

    @Test
    void whatIsNoKey_isDamaged() throws Exception {
        for (int size : new int[] {1, KeyRoot.KEY_BYTES - 1, KeyRoot.KEY_BYTES + 1, 4096}) {
            Keyctl keyctl = Keyctl.load();
            try (NativeBuffer payload = NativeBuffer.ofSize(size)) {
                int number = keyctl.add(name, payload, size);
                keyctl.setTimeout(number, 60);
                keyctl.link(number, Keyctl.USER_KEYRING);
            }
            assertRefused(Refusal.DAMAGED, "what the kernel keeps under this name is no key");
        }
    }

    /** A unit of systemd and a login by ssh have a session of their own, to which the user's keyring is not linked. */
    @Test
    void anotherSession_reads_renews_andRemoves() throws Exception {
        keyring.keep(name, key, 600);
        assertEquals("opened " + hex(key), OtherSession.ask("open", name));
        assertEquals("kept", OtherSession.ask("keep", name, "77".repeat(32)));
        Opening opening = keyring.open(name);
        try (Opening.Opened opened = assertInstanceOf(Opening.Opened.class, opening, opening.toString())) {
            assertEquals("77".repeat(32), hex(opened.key()));
        }
        assertEquals("removed true", OtherSession.ask("remove", name));
        assertFalse(keyring.keeps(name));
    }

    @Test
    void anotherNamespaceOfUsers_hasNothing() throws Exception {
        keyring.keep(name, key, 600);
        assertEquals("ABSENT", OtherSession.ask(List.of("unshare", "--user", "--map-root-user"), "open", name));
        assertOpens(key);
    }

    /** What the kernel shows of keys with this name. */
    private List<String> shown() throws IOException {
        return Files.readAllLines(Path.of("/proc/keys")).stream()
                .map(String::strip)
                .filter(line -> line.contains(name + ":"))
                .toList();
    }

    private void assertOpens(SecretBytes expected) {
        Opening opening = keyring.open(name);
        try (Opening.Opened opened = assertInstanceOf(Opening.Opened.class, opening, opening.toString())) {
            assertTrue(opened.key().sameAs(expected));
        }
    }

    private void assertRefused(Refusal refusal, String why) {
        Opening.Refused refused = assertInstanceOf(Opening.Refused.class, keyring.open(name));
        assertEquals(refusal, refused.refusal());
        assertEquals(why, refused.why());
    }

    private static String hex(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), HEX::formatHex);
    }
}
