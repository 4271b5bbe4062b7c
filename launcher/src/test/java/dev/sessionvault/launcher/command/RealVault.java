package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.shell.Completion;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import dev.sessionvault.root.tpm.Swtpm;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A vault that opens by a TPM, and the program's commands on it; the clock is the test's. */
public final class RealVault implements AutoCloseable {
    public volatile Instant now = Instant.ofEpochSecond(1_800_000_000);

    private final Path home;
    private final Swtpm tpm;
    private final Machine machine;

    public RealVault(Path home, Path tpmState) throws Exception {
        this(home, tpmState, Map.of());
    }

    public RealVault(Path home, Path tpmState, Map<String, String> environment) throws Exception {
        this.home = home;
        this.tpm = Swtpm.startTcp(tpmState);
        Directories directories = Directories.of(Map.of("SV_HOME", home.toString()));
        Roots roots = kind -> kind == RootKind.TPM2 ? tpm.root() : SecretServiceRoot.ofSession();
        this.machine = new Machine(roots, () -> now, environment, directories, Terminal.ofProcess());
        try (SecretBytes slotKey = SecretBytes.random(32)) {
            NewSlot slot = NewSlot.sealed(tpm.root().seal(slotKey), slotKey);
            Vault.create(directories.data().toPath(), List.of(slot), machine.journal(), machine.clock())
                    .close();
        }
    }

    public SvCommand sv() {
        return new SvCommand(machine);
    }

    /** What is offered for the last word. */
    public List<String> complete(String... typed) {
        SvCommand sv = sv();
        return new Completion(new CandidateWords(sv))
                .complete(GrammarOfCommands.of(PicocliCommands.of(sv, List.of(typed))), List.of(typed));
    }

    public Path data() {
        return home.resolve("data");
    }

    /** @param account empty for the one without a name */
    public void add(String tool, Scope scope, String account, Expiry expiry, String key) throws Exception {
        AccountName name = account.isEmpty() ? AccountName.UNNAMED : AccountName.parse(account);
        try (Vault vault = sv().unlock().open();
                SecretBytes secret = SecretBytes.takeFrom(key.getBytes(StandardCharsets.UTF_8))) {
            vault.add(new NewEntry(ToolName.parse(tool), scope, name, "", expiry), secret);
        }
    }

    /** The TPM no longer answers, so nothing opens. */
    public void lock() {
        tpm.stop();
    }

    @Override
    public void close() {
        tpm.close();
    }
}
