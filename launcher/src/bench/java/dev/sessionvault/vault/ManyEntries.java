package dev.sessionvault.vault;

import dev.sessionvault.launcher.command.Roots;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Puts many entries into a vault by one change, where {@code sv add} would write the vault once for each. */
public final class ManyEntries {
    private static final long IDLE_SECONDS = 28_800;

    private ManyEntries() {}

    /** @param arguments the vault's directory, its log's, and how many */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Slot slot = SealedVault.read(directory).primarySlot().orElseThrow();
        VaultDirectory files = new VaultDirectory(directory);
        VaultFile file = VaultFile.parse(files.read(VaultFile.MAX_BYTES));
        try (Opening.Opened opened = (Opening.Opened)
                Roots.ofThisMachine().of(RootKind.SECRET_SERVICE).open(slot.sealedKey())) {
            KeySchedule keys = KeySchedule.unwrap(file.preamble().vaultId(), slot.block(), opened.key());
            try (Custody custody = Custody.open(files, file, keys, journal(Path.of(arguments[1])))) {
                custody.change(new Filling(keys, Integer.parseInt(arguments[2])));
            }
        }
    }

    private static Journal journal(Path directory) {
        byte[] nobody = {};
        return new Journal(directory.toFile(), Circumstances.of(nobody, nobody), InstantSource.system(), complaint -> {
            throw new IllegalStateException(complaint);
        });
    }

    private record Filling(KeySchedule keys, int count) implements Custody.Change<Integer> {
        @Override
        public Integer apply(Contents newest, Draft draft) {
            fill(new Editing(keys, newest, draft), keys, count);
            return count;
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.of("fill"));
        }
    }

    private static void fill(Editing editing, KeySchedule keys, int count) {
        ToolName tool = ToolName.parse("claude");
        Expiry expiry = new Expiry(IDLE_SECONDS, 0);
        long now = System.currentTimeMillis() / 1000;
        for (int i = 0; i < count; i++) {
            String place = "/elsewhere/p" + i;
            NewEntry said = new NewEntry(tool, new Scope.Project(place), AccountName.UNNAMED, "", expiry);
            byte[] id = SystemRandom.bytes(RecordKey.ID_BYTES);
            byte[] value = ("sk-ant-api03-" + i).getBytes(StandardCharsets.UTF_8);
            RecordKey row = RecordKey.of(RecordKey.prefix(keys, "claude", place), id);
            editing.put(RecordKind.KEY, row, said, Editing.Times.from(now), SecretBytes.takeFrom(value));
        }
    }
}
