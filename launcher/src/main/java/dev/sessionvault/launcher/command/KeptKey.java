package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.removal.Destinations;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;

/** A key or a login that no tool takes, on its way back to where it is needed; the log tells of it. */
final class KeptKey {
    private final SvCommand sv;
    private final String id;

    KeptKey(SvCommand sv, String id) {
        this.sv = sv;
        this.id = id;
    }

    void print() throws LauncherException {
        try (Vault vault = sv.unlock().open()) {
            Entry entry = new Targets(sv.machine(), vault).of(id, null).get(0);
            if (!entry.tool().value().startsWith(Destinations.KEPT)) {
                throw new LauncherException(
                        ExitCode.DENIED,
                        "print the key: " + entry.id().brief() + ": a tool has it: "
                                + entry.tool().value(),
                        "sv run " + entry.tool().value());
            }
            print(vault, entry);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(Vault vault, Entry entry) throws LauncherException, VaultException {
        String place = entry.scope() instanceof Scope.Project project ? project.path() : "/";
        Taking taking = vault.take(entry.tool(), place, entry.account(), Use.of("import"));
        if (!(taking instanceof Taking.Taken taken)) {
            throw new LauncherException(
                    ExitCode.EXPIRED, "print the key: " + entry.id().brief() + ": it has expired", null);
        }
        try (taken) {
            sv.machine().terminal().reveal(new byte[0], taken.key(), new byte[0]);
        }
    }
}
