package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.tpm.Swtpm;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.SlotEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The vault on a TPM: its root, its slots, its bytes, its log, its clock, its keys. */
class VaultTest extends Admitted {
    private static final long DAY = 86_400;

    @Test
    void root_ofASimulator_isNamedAsSoftware() {
        Diagnosis seen = ward.look(new RootInUse());
        assertEquals(List.of("NOTE software"), Ward.seen(seen));
        assertEquals("this machine's TPM (software: IBM SW TPM); opens here", seen.summary());
    }

    @Test
    void root_ofAnotherTpm_isAFault() throws Exception {
        Path other = Files.createDirectory(temporary.resolve("other"));
        try (Swtpm another = Swtpm.startTcp(other)) {
            Ward moved = new Ward(temporary, another.root());
            Diagnosis seen = moved.look(new RootInUse());
            assertEquals(List.of("NOTE software", "FAULT refused"), Ward.seen(seen));
            assertTrue(seen.symptoms().get(1).what().contains("another TPM storage key"), seen.toString());
            assertEquals(List.of("UNKNOWN unseen"), moved.seenBy(new VaultContents()));
            assertEquals(List.of("UNKNOWN unseen"), moved.seenBy(new ClockTime()));
            assertEquals(List.of("UNKNOWN unseen"), moved.seenBy(new StoredKeys()));
        }
    }

    @Test
    void root_passphrase_isNotAsked_theVaultNotSeen_andABetterOneNoted() throws Exception {
        Ward typed = new Ward(temporary.resolve("typed"), tpm.root());
        try (NewSlot slot = NewSlot.passphrase(Ward.secret("four words on paper"))) {
            typed.withVault(slot);
        }
        assertEquals(List.of("NOTE software", "UNKNOWN unopened"), typed.seenBy(new RootInUse()));
        assertEquals(List.of("FAULT no-recovery"), typed.seenBy(new Slots()));
        Diagnosis contents = typed.look(new VaultContents());
        assertEquals(List.of("UNKNOWN unseen"), Ward.seen(contents));
        assertEquals("sv doctor --unlock", contents.symptoms().get(0).advice());
        Ward.file(typed.system.resolve("dev/tpmrm0"), "");
        assertEquals(List.of("NOTE software", "UNKNOWN unopened", "NOTE better"), typed.seenBy(new RootInUse()));
    }

    @Test
    void slots_recoveryAlone_asksForAPassphrase() {
        Diagnosis seen = ward.look(new Slots());
        assertEquals(List.of("NOTE no-passphrase"), Ward.seen(seen));
        assertEquals("2 slots: tpm2, recovery", seen.summary());
    }

    @Test
    void slots_thatDoNotOpenHere_areNotes() throws Exception {
        Path other = Files.createDirectory(temporary.resolve("other"));
        try (Swtpm another = Swtpm.startTcp(other);
                Holdings holdings = ward.holdings();
                SecretBytes key = SecretBytes.random(NewSlot.KEY_BYTES);
                NewSlot foreign = NewSlot.sealed(another.root().seal(key), key)) {
            holdings.ask(vault -> new SlotEditor(vault).add(foreign));
        }
        assertEquals(List.of("NOTE does-not-open", "NOTE no-passphrase"), ward.seenBy(new Slots()));
    }

    @Test
    void contents_asWritten_areGood() throws Exception {
        ward.add("claude");
        Diagnosis seen = ward.look(new VaultContents());
        assertEquals(List.of(), seen.symptoms());
        assertEquals(
                "generation 2, 1 earlier kept, 2 of 2 verified; log: 3 lines, 1 KiB, as it was written",
                seen.summary());
    }

    @Test
    void contents_damaged_isAFault() throws Exception {
        Path vault = ward.where.data().resolve("vault.db");
        byte[] bytes = Files.readAllBytes(vault);
        bytes[0] ^= 1;
        Files.write(vault, bytes);
        assertEquals(List.of("FAULT damaged"), ward.seenBy(new VaultContents()));
        assertEquals(List.of("UNKNOWN unseen"), ward.seenBy(new Slots()));
        assertEquals(List.of("UNKNOWN unseen"), ward.seenBy(new RootInUse()));
    }

    @Test
    void contents_damagedSnapshot_andLog_areFaults() throws Exception {
        ward.add("claude");
        Path kept = ward.where.data().resolve("vault.db.1");
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        Path log = ward.where.log().resolve("audit.log");
        Files.writeString(log, Files.readString(log).replaceFirst("claude", "codex"));
        List<String> seen = ward.seenBy(new VaultContents());
        assertEquals("FAULT damaged", seen.get(0));
        assertTrue(seen.size() > 1 && seen.stream().skip(1).allMatch("FAULT log"::equals), seen.toString());
    }

    @Test
    void voidStamps_areMended() throws Exception {
        Entry entry = ward.add("claude");
        Path stamp =
                Ward.file(ward.where.data().resolve("used").resolve(entry.id().value()), "what");
        Diagnosis seen = ward.look(new VaultContents());
        assertEquals(List.of("WARNING void-stamps"), Ward.seen(seen));
        // As the command does it: the vault is still open then.
        try (Holdings holdings = ward.holdings()) {
            Ward.mend(new Doctor(ward.patient(holdings)).diagnose(5, new VaultContents()));
        }
        assertFalse(Files.exists(stamp));
        assertEquals(List.of(), ward.seenBy(new VaultContents()));
    }

    @Test
    void clock_behindTheLog_andKeysFromTheFuture() throws Exception {
        ward.add("claude");
        assertEquals(List.of(), ward.seenBy(new ClockTime()));
        ward.at(Ward.NOW - 200);
        assertEquals(List.of(), ward.seenBy(new ClockTime()));
        ward.at(Ward.NOW - DAY);
        assertEquals(List.of("WARNING behind", "WARNING future"), ward.seenBy(new ClockTime()));
    }

    @Test
    void keys_inTime_inPlace_ofTheirForm_areGood() throws Exception {
        ward.add("claude");
        Diagnosis seen = ward.look(new StoredKeys());
        assertEquals(List.of(), seen.symptoms());
        assertEquals("1 key", seen.summary());
    }

    @Test
    void keys_whoseTimeEnds() throws Exception {
        Scope here = new Scope.Project(ward.here.toString());
        Expiry tenDays = new Expiry(0, Ward.NOW + 10 * DAY);
        ward.add("claude", here, tenDays, Ward.KEY);
        assertEquals(List.of(), ward.seenBy(new StoredKeys()));
        ward.at(Ward.NOW + 9 * DAY + 1);
        assertEquals(List.of("WARNING deadline"), ward.seenBy(new StoredKeys()));
        ward.at(Ward.NOW + 10 * DAY);
        assertEquals(List.of("WARNING expired"), ward.seenBy(new StoredKeys()));
    }

    @Test
    void keys_unused_idle_andOfAGoneDirectory() throws Exception {
        Scope gone = new Scope.Project(ward.home.resolve("gone").toString());
        ward.add("claude", gone, new Expiry(8 * 3600, 0), Ward.KEY);
        ward.at(Ward.NOW + 100 * DAY);
        Diagnosis seen = ward.look(new StoredKeys());
        assertEquals(List.of("NOTE idle", "NOTE unused", "WARNING gone"), Ward.seen(seen));
        assertTrue(seen.symptoms().get(1).what().endsWith(": never used in 100 days"), seen.toString());
    }

    @Test
    void keys_ofAnotherForm_andShared() throws Exception {
        Scope here = new Scope.Project(ward.here.toString());
        ward.add("claude", here, Expiry.NEVER, "sk-proj-" + "a".repeat(50));
        ward.add("codex", here, Expiry.NEVER, "sk-proj-" + "a".repeat(50));
        Diagnosis seen = ward.look(new StoredKeys());
        assertEquals(List.of("WARNING form", "WARNING shared"), Ward.seen(seen));
        assertEquals(
                "cd " + ward.here + " && sv rotate claude",
                seen.symptoms().get(0).advice());
        assertFalse(seen.toString().contains("aaaa"), seen.toString());
    }

    @Test
    void withoutAVault_thereIsNothingToLookAt() throws Exception {
        Ward empty = new Ward(temporary.resolve("empty"), tpm.root());
        for (Examination examination :
                List.of(new RootInUse(), new Slots(), new VaultContents(), new ClockTime(), new StoredKeys())) {
            assertEquals(List.of("NOTE unseen"), empty.seenBy(examination), examination.id());
        }
    }

    @Test
    void examinationThatHangs_cannotTell() throws Exception {
        Examination hanging = new Examination() {
            @Override
            public String id() {
                return "hanging";
            }

            @Override
            public String title() {
                return "hanging";
            }

            @Override
            public void examine(Patient patient, Chart chart) {
                new Semaphore(0).acquireUninterruptibly();
            }
        };
        try (Holdings holdings = ward.holdings()) {
            assertEquals(
                    List.of("UNKNOWN time"), Ward.seen(new Doctor(ward.patient(holdings), 100).diagnose(1, hanging)));
        }
    }
}
