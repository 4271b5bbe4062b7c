package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.control.LivingSession;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the administrator lets lend, the files of both ends, and what sessions leave behind. */
class LendingTest extends Admitted {
    private static final String VERB = """
            version = 1
            [disk.usage]
            description = "Says what is full"
            [disk.usage.exec]
            argv = ["/bin/df"]
            """;

    private Path rules(String name, String text) throws IOException {
        Path file = Ward.chmod(Ward.file(ward.system.resolve("etc/sv").resolve(name), text), "rw-r--r--");
        for (Path part = ward.system.resolve("etc/sv").resolve(name).getParent();
                part != null && part.startsWith(ward.system);
                part = part.getParent()) {
            Ward.chmod(part, "rwxr-xr-x");
        }
        return file;
    }

    @Test
    void noRules_orGoodOnes_areGood() throws Exception {
        Diagnosis none = ward.look(new Lending());
        assertEquals(List.of(), none.symptoms());
        assertEquals("nothing may be lent here", none.summary());
        rules("verbs.d/d.toml", VERB);
        rules("policy.toml", "version = 1\n");
        Diagnosis good = ward.look(new Lending());
        assertEquals(List.of(), good.symptoms());
        assertEquals("1 verb declared", good.summary());
    }

    @Test
    void rulesThatOthersMayWrite_orThatAreNone_areFaults() throws Exception {
        Path verbs = rules("verbs.d/d.toml", VERB);
        Ward.chmod(verbs, "rw-rw-r--");
        Diagnosis open = ward.look(new Lending());
        assertEquals(List.of("FAULT verbs", "FAULT policy"), Ward.seen(open));
        assertTrue(open.symptoms().get(0).what().contains("d.toml"), open.toString());
        Ward.chmod(verbs, "rw-r--r--");
        rules("policy.toml", "version = 1\nrules = 7\n");
        assertEquals(List.of("FAULT policy"), ward.seenBy(new Lending()));
    }

    @Test
    void filesOfBothEnds_areTheirsAlone() throws Exception {
        for (String name : List.of("reflect.key", "contacts.toml", "known_owners")) {
            Ward.chmod(Ward.file(ward.where.config().resolve(name), "x\n"), "rw-r--r--");
        }
        Path logs = ward.where.log().resolve("share");
        Path log = Ward.file(logs.resolve("1".repeat(32) + ".log"), "x\n");
        Ward.chmod(log, "rw-r-----");
        Ward.chmod(logs, "rwx------");
        Diagnosis seen = ward.look(new VaultFiles());
        assertEquals(List.of("FAULT mode", "FAULT mode", "FAULT mode", "FAULT mode"), Ward.seen(seen));
        Ward.mend(seen);
        assertEquals(List.of(), ward.seenBy(new VaultFiles()));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(log));
    }

    @Test
    void socketWithoutASession_isNoted_andLeftAlone() throws Exception {
        Path socket = Ward.file(ward.where.data().resolve("run/12345678.sock"), "");
        Files.delete(socket);
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            assertEquals(List.of(), ward.seenBy(new Lending()));
        }
        Diagnosis seen = ward.look(new Lending());
        assertEquals(List.of("NOTE socket"), Ward.seen(seen));
        assertTrue(Files.exists(socket));
    }

    @Test
    void logThatHasNoEnd_isNoted_unlessItsSessionLives() throws Exception {
        Path directory = Files.createDirectory(ward.home.resolve("lent"));
        try (LivingSession session = new LivingSession(directory)) {
            copyLogs(session.log());
            assertEquals(List.of("NOTE cut-off"), ward.seenBy(new Lending()));
        }
        copyLogs(directory.resolve("log"));
        assertEquals(List.of(), ward.seenBy(new Lending()));
    }

    /** As they are now: a copy has no process that holds it. */
    private void copyLogs(Path from) throws IOException {
        Path to = Files.createDirectories(ward.where.log().resolve("share"));
        try (Stream<Path> files = Files.list(from.resolve("share"))) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(file.getFileName());
                Files.deleteIfExists(copy);
                Ward.chmod(Files.copy(file, copy), "rw-------");
            }
        }
    }
}
