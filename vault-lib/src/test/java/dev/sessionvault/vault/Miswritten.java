package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.NOW;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;

import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKind;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Vaults with one fault each that only a writer with the key can make: every seal in them is right. */
final class Miswritten {
    private static final NewEntry CLAUDE_IN_A = project(CLAUDE, "/a");

    private Miswritten() {}

    /** What is written into a vault in which claude has a key in /a. */
    private interface Fault {
        void write(Editing editing, Draft draft) throws VaultException, FormatException;
    }

    private record Miswriting(Fault fault, KeySchedule keys) implements Custody.Change<String> {
        @Override
        public String apply(Contents newest, Draft draft) throws VaultException, FormatException {
            fault.write(new Editing(keys, newest, draft), draft);
            return "";
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.of("miswrite"));
        }
    }

    static Map<String, byte[]> make(Path directory) throws Exception {
        Map<String, byte[]> made = new TreeMap<>();
        made.put("record_key_twice", file(directory, (editing, draft) -> put(editing, RecordKind.KEY, CLAUDE_IN_A)));
        made.put("record_former_twice", file(directory, (editing, draft) -> {
            put(editing, RecordKind.FORMER, CLAUDE_IN_A);
            put(editing, RecordKind.FORMER, CLAUDE_IN_A);
        }));
        made.put("record_former_without_key", file(directory, (editing, draft) -> {
            put(editing, RecordKind.FORMER, project(CLAUDE, "/a", "other", Expiry.NEVER));
        }));
        made.put("record_login_twice", file(directory, (editing, draft) -> {
            put(editing, RecordKind.LOGIN, CLAUDE_IN_A);
            put(editing, RecordKind.LOGIN, CLAUDE_IN_A);
        }));
        made.put("record_choice_twice", file(directory, (editing, draft) -> {
            choose(editing, draft, "one");
            choose(editing, draft, "other");
        }));
        made.put("record_choice_of_no_account", file(directory, (editing, draft) -> choose(editing, draft, "a b")));
        return made;
    }

    private static void put(Editing editing, RecordKind kind, NewEntry said) throws FormatException {
        editing.put(kind, editing.fresh(said.tool(), said.scope()), said, Editing.Times.from(NOW), secret("key"));
    }

    private static void choose(Editing editing, Draft draft, String account) throws FormatException {
        RecordFacts choice = RecordFacts.choice("claude", "/a", account, NOW);
        draft.put(editing.fresh(CLAUDE, CLAUDE_IN_A.scope()), choice, null);
    }

    private static byte[] file(Path parent, Fault fault) throws Exception {
        Path directory = Files.createTempDirectory(parent, "miswritten").resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(CLAUDE_IN_A, secret("key"));
        }
        VaultDirectory vaultDirectory = new VaultDirectory(directory);
        VaultFile file = VaultFile.parse(vaultDirectory.read(VaultFile.MAX_BYTES));
        KeySchedule keys = KeySchedule.unwrap(
                file.preamble().vaultId(), file.preamble().slots().get(0), TestVault.slotKey());
        try (Custody custody = Custody.open(vaultDirectory, file, keys, TestVault.journal(directory))) {
            custody.change(new Miswriting(fault, keys));
        }
        return Files.readAllBytes(directory.resolve("vault.db"));
    }
}
