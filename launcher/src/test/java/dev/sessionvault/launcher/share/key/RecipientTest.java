package dev.sessionvault.launcher.share.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.KnownOwners.Acquaintance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What a recipient keeps: a key, and the owners that it has met. */
class RecipientTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path home;

    private RecipientIdentity own;
    private KnownOwners owners;

    @BeforeEach
    void open() {
        own = new RecipientIdentity(home.resolve("sv"));
        owners = new KnownOwners(home.resolve("sv"));
    }

    @Test
    void keyIsMadeOnce_andFoundAgain() throws Exception {
        assertTrue(own.load().isEmpty());
        IdentityKey made = own.loadOrCreate().publicKey();
        assertEquals(made, own.loadOrCreate().publicKey());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own.path())));
        assertRefused("write the recipient's key: " + own.path() + ": it is there already", own::create);
        assertEquals(made, own.load().orElseThrow().publicKey());
    }

    @Test
    void keyThatOthersCanRead_isRefused() throws Exception {
        own.create().close();
        for (String mode : List.of("rw-r-----", "rw----r--", "rw-rw-rw-", "rw---x---")) {
            Files.setPosixFilePermissions(own.path(), PosixFilePermissions.fromString(mode));
            LauncherException thrown = assertThrows(LauncherException.class, own::load);
            assertTrue(String.valueOf(thrown.getMessage()).contains(", want 600"), thrown.getMessage());
            assertEquals("chmod 600 '" + own.path() + "'", thrown.hint());
        }
    }

    @Test
    void directoryThatOthersCanWrite_isRefused() throws Exception {
        Files.createDirectories(home.resolve("sv"));
        Files.setPosixFilePermissions(home.resolve("sv"), PosixFilePermissions.fromString("rwxrwxr-x"));
        assertRefused("write the recipient's key: " + home.resolve("sv") + ": it has mode 775, want 700", own::create);
        assertFalse(Files.exists(own.path()));
    }

    @Test
    void damagedKey_isTold_withoutIt() throws Exception {
        own.create().close();
        String text = Files.readString(own.path()).strip();
        String secret = text.substring(5, 50);
        for (String bad : List.of("", "svk1-aaaa", text.substring(0, 40), text + "\n\n", text + "x", "svs1-ze")) {
            Files.writeString(own.path(), bad);
            LauncherException thrown = assertThrows(LauncherException.class, own::load, bad);
            assertFalse(String.valueOf(thrown.getMessage()).contains(secret));
            assertTrue(
                    String.valueOf(thrown.getMessage()).startsWith("read the recipient's key: " + own.path() + ": "));
        }
        Files.writeString(own.path(), "x".repeat(2000));
        assertRefused("read the recipient's key: " + own.path() + ": it has more than 1024 bytes", own::load);
    }

    @Test
    void owner_isNew_thenKnown_thenChanged() throws Exception {
        IdentityKey key = Identity.random().publicKey();
        IdentityKey other = Identity.random().publicKey();
        assertEquals(Acquaintance.NEW, owners.acquaintance(key, "prod"));
        owners.remember(new KnownOwner(key, "prod", NOW));
        owners.remember(new KnownOwner(key, "prod", NOW.plusSeconds(9)));
        assertEquals(Acquaintance.KNOWN, owners.acquaintance(key, "prod"));
        assertEquals(Acquaintance.KNOWN, owners.acquaintance(key, ""));
        assertEquals(Acquaintance.CHANGED, owners.acquaintance(other, "prod"));
        assertEquals(Acquaintance.NEW, owners.acquaintance(other, ""));
        assertEquals(List.of(new KnownOwner(key, "prod", NOW)), owners.all());
        assertTrue(owners.forget(key));
        assertFalse(owners.forget(key));
        assertEquals(Acquaintance.NEW, owners.acquaintance(other, "prod"));
    }

    @Test
    void badLines_areRefusedByTheirNumber() throws Exception {
        owners.remember(new KnownOwner(Identity.random().publicKey(), "", NOW));
        String good = Files.readString(owners.path());
        assertBad(good + "svk1-x 2026-11-22T12:00:00Z\n", "line 3: its key: ");
        assertBad(good + "one\n", "line 3: want a key, a time, and a name or none");
        assertBad(good.replace("2026", "soon"), "line 2: its time is none");
        assertBad(good.strip() + " na\u001b[me\n", "line 2: its name is none");
        assertBad(good.strip() + " a b\n", "line 2: want a key, a time, and a name or none");
    }

    private void assertBad(String text, String why) throws IOException {
        Files.writeString(owners.path(), text);
        String message = String.valueOf(
                assertThrows(LauncherException.class, owners::all).getMessage());
        assertTrue(message.startsWith("read the known owners: " + owners.path() + ": " + why), message);
    }

    private static void assertRefused(String message, Executable doing) {
        assertEquals(message, assertThrows(LauncherException.class, doing).getMessage());
    }
}
