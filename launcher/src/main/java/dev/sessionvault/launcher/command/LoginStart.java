package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exec.Launch;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.keeper.Berth;
import dev.sessionvault.launcher.keeper.Lent;
import dev.sessionvault.launcher.keeper.PrivateMemory;
import dev.sessionvault.launcher.login.Soundness;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.FileLock;
import dev.sessionvault.launcher.posix.RunDirectory;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.tool.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code sv run} of a tool that is lent a login: this process becomes the tool, with memory in which the tool finds it, and
 * a keeper beside it. KEEPER.md, sections 4 to 6.
 */
final class LoginStart {
    private static final int STDERR = 2;

    private final Machine machine;
    private final KeyFor wanted;
    private final Given given;
    private final boolean isContained;

    /** @param isContained whether it is to run in a container: no descriptor leads into one */
    LoginStart(Machine machine, KeyFor wanted, Given given, boolean isContained) {
        this.machine = machine;
        this.wanted = wanted;
        this.given = given;
        this.isContained = isContained;
    }

    /** Comes never back; the vault is closed on the way. */
    void become(Vault vault, Program program, List<byte[]> arguments, ChildEnvironment environment)
            throws LauncherException, VaultException {
        try {
            place(machine, wanted, environment, isContained).prepare();
            Login row = row(wanted);
            Lent lent = lend(vault, row);
            if (Descriptors.isTerminal(STDERR)) {
                new Notices(machine, wanted).tell(vault, given.taken());
            }
            vault.close();
            lent.memory().place();
            Launch.becomeWith(
                    program,
                    arguments,
                    told(environment, row),
                    PrivateMemory.DESCRIPTOR,
                    lent.memory().namespace());
        } catch (LauncherException e) {
            given.taken().failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /**
     * Where the tool finds its login.
     *
     * @throws LauncherException DENIED if it can be lent none
     */
    static LoginPlace place(Machine machine, KeyFor wanted, ChildEnvironment environment, boolean isContained)
            throws LauncherException {
        String tool = wanted.tool.name().value();
        if (isContained) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "lend the login: " + tool + ": a container cannot be lent one",
                    "start it without --in; or give it a key: sv add " + tool + " --account NAME");
        }
        return new LoginPlace(machine, tool, row(wanted), environment);
    }

    private static Login row(KeyFor wanted) throws LauncherException {
        Login row = wanted.tool.login();
        if (row == null) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "lend the login: " + wanted.tool.name().value() + ": the table of tools does not say where it goes",
                    "give the tool a row `login` in tools.toml: `sv tools`");
        }
        return row;
    }

    private static ChildEnvironment told(ChildEnvironment environment, Login row) {
        return row.variable().isEmpty()
                ? environment
                : environment.with(
                        row.variable(),
                        PrivateMemory.through(ProcessHandle.current().pid())
                                .resolve(Lent.LOGIN)
                                .toString());
    }

    /** Nobody else lends it, or takes it back, meanwhile; what the vault has then is the newest. */
    private Lent lend(Vault vault, Login row) throws LauncherException, VaultException {
        Entry entry = given.taken().entry();
        Path data = machine.directories().data().toPath();
        Berth berth = Berth.of(
                RunDirectory.of(machine.environment(), data), entry.id().value());
        try (FileLock lock = berth.lock()) {
            requireNewest(vault, entry);
            String file = String.valueOf(Path.of(row.file()).getFileName());
            Lent found = Lent.find(berth, file);
            if (found != null) {
                new Joining(vault, given.taken(), new Soundness(row.refresh())).join(found);
            }
            Lent lent = found == null
                    ? Lent.make(
                            berth,
                            file,
                            given.taken().key(),
                            given.taken().entry().fingerprint())
                    : found;
            new KeeperStart(given, KeepLine.of(entry.id(), given.slot(), file, row.refresh())).start(lent);
            return lent;
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, "lend the login: " + berth.directory() + ": its memory: it cannot be used", null);
        }
    }

    private void requireNewest(Vault vault, Entry entry) throws LauncherException, VaultException {
        if (!vault.gives(entry.id(), given.taken().key())) {
            given.take(vault);
        }
        if (!given.taken().entry().id().equals(entry.id())) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "lend the login: " + entry.id().brief() + ": the vault was changed just now",
                    "start it again");
        }
    }
}
