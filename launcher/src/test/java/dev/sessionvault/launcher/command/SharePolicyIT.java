package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in /etc/sv and cannot be trusted, or not be read: nothing is lent, and the program says which file, and why. */
class SharePolicyIT {
    private static final String VERBS = """
            version = 1
            [t.work]
            description = "Works"
            [t.work.exec]
            argv = ["/bin/true"]
            """;

    private static final String MEND = "sv: hint: mend the file; `sv policy check` reads it again\n";

    @TempDir
    Path directory;

    private EtcSv etc;
    private Sv sv;

    @BeforeEach
    void install() throws IOException {
        etc = EtcSv.make(Files.createDirectories(directory.resolve("etc")));
        etc.write("verbs.d/t.toml", VERBS);
        etc.write("policy.toml", ShareStage.POLICY);
        sv = Sv.where(etc, directory.resolve("home"));
    }

    @AfterEach
    void remove() {
        etc.close();
    }

    private void refused(String error) throws IOException {
        assertEquals(
                new Answer(7, "", "sv: error: " + error),
                sv.run(sv.home, "share", "open", "--bearer", "--verb=t.work"));
    }

    @Test
    void policyThatOthersCouldHaveWritten() throws Exception {
        Files.setPosixFilePermissions(etc.path("policy.toml"), PosixFilePermissions.fromString("rw-rw-r--"));
        refused(
                "read /etc/sv/policy.toml: can be written by its group\nsv: hint: sudo chmod go-w /etc/sv/policy.toml\n");
        Files.setPosixFilePermissions(etc.path("policy.toml"), PosixFilePermissions.fromString("rw-r--rw-"));
        refused(
                "read /etc/sv/policy.toml: can be written by everyone\nsv: hint: sudo chmod go-w /etc/sv/policy.toml\n");
        etc.write("policy.toml", ShareStage.POLICY);
        Files.setAttribute(etc.path("policy.toml"), "unix:uid", 65534);
        refused("read /etc/sv/policy.toml: belongs to user 65534, not to root\n"
                + "sv: hint: sudo chown root /etc/sv/policy.toml\n");
    }

    @Test
    void linksAndDirectories() throws Exception {
        Files.move(etc.path("policy.toml"), etc.path("other.toml"));
        Files.createSymbolicLink(etc.path("policy.toml"), Path.of("/etc/sv/other.toml"));
        refused("read /etc/sv/policy.toml: is a symbolic link\nsv: hint: put the file itself there\n");
        etc.write("policy.toml", ShareStage.POLICY);
        Files.setAttribute(etc.path("verbs.d"), "unix:uid", 65534);
        refused(
                "read /etc/sv/verbs.d: belongs to user 65534, not to root\nsv: hint: sudo chown root /etc/sv/verbs.d\n");
    }

    @Test
    void malformed() throws Exception {
        etc.write("policy.toml", ShareStage.POLICY.replace("bearer = true", "bearers = true"));
        refused(
                "read the policy: /etc/sv/policy.toml: line 7, column 1: rule.bearers: is not a key that is known here\n"
                        + MEND);
        etc.write("policy.toml", "version = 1\n[[rule]\n");
        Answer answer = sv.run(sv.home, "share", "open", "--bearer", "--verb=t.work");
        assertEquals(7, answer.code(), answer.toString());
        assertTrue(answer.err().startsWith("sv: error: read the policy: /etc/sv/policy.toml: line 2,"), answer.err());
        Files.delete(etc.path("policy.toml"));
        refused("read /etc/sv/policy.toml: no such file or directory\n"
                + "sv: hint: nothing can be lent without a policy: sv policy init\n");
    }
}
