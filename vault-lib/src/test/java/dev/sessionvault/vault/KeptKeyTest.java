package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.Line;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.audit.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slot's key that somebody keeps: what the log tells of giving it away, and of what is done by it. */
@SuppressWarnings("NullAway.Init")
class KeptKeyTest {
    private static final String BY_KEPT = "opened by the kept key of slot 1";

    @TempDir
    Path home;

    private Path directory;

    @BeforeEach
    void vault() throws VaultException {
        directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, "/p"), secret("key"));
        }
    }

    private SealedVault sealed() throws VaultException {
        return SealedVault.read(directory);
    }

    /** What lines say from the number on, each as its event and what stands behind it. */
    private List<String> told(int from) throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            Verdict verdict = vault.log();
            assertEquals(List.of(), verdict.findings());
            List<String> told = new ArrayList<>();
            for (PlacedLine placed : verdict.lines()) {
                Line line = Objects.requireNonNull(placed.line());
                if (line.number(Field.NUMBER) >= from) {
                    told.add(placed.state().token() + " " + line.event().token() + " " + line.text(Field.WHAT) + ": "
                            + line.text(Field.WHY));
                }
            }
            return told;
        }
    }

    @Test
    void whatIsDoneByAKeptKey_isToldSo() throws VaultException {
        SealedVault sealed = sealed();
        Vault opened = sealed.openByKept(sealed.slots().get(0), TestVault.slotKey(), TestVault.journal(directory));
        try (Vault vault = Objects.requireNonNull(opened)) {
            assertEquals("key", take(vault, CLAUDE, "/p"));
            assertEquals("None", take(vault, CLAUDE, "/elsewhere"));
            vault.add(project(CLAUDE, "/q"), secret("other"));
        }
        assertEquals(
                List.of(
                        "proven take run: " + BY_KEPT,
                        "proven refuse run: no key here; " + BY_KEPT,
                        "proven change add: " + BY_KEPT),
                told(4));
    }

    @Test
    void keyOfAnotherSlot_opensNothing_andIsNoRefusal() throws VaultException {
        SealedVault sealed = sealed();
        try (SecretBytes other = SecretBytes.random(32)) {
            assertNull(sealed.openByKept(sealed.slots().get(0), other, TestVault.journal(directory)));
        }
        assertEquals(List.of(), told(4));
    }

    @Test
    void keyThatIsGivenAway_hasItsLineFirst_andWhatFailedToo() throws VaultException {
        try (Vault vault = TestVault.open(directory);
                Receipt given = vault.giveSlotKey(Use.of("unlock"), "slot 1: until then")) {
            assertEquals(List.of("proven take unlock: slot 1: until then"), told(4));
            given.failed("nobody took it");
        }
        assertEquals(List.of("proven take unlock: slot 1: until then", "proven failed : nobody took it"), told(4));
    }
}
