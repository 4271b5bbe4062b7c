package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.choice.Enrolment;
import dev.sessionvault.root.tpm.TpmRoot;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.SlotKind;
import java.util.Map;

/** Making the slot that opens a vault day by day: by the root that was named, or by the first that works. */
final class Enrolling {
    static final String AUTO = "auto";
    static final String PASSPHRASE = SlotKind.PASSPHRASE.token();

    private final Machine machine;
    private final Passphrase passphrase;

    Enrolling(Machine machine, Passphrase passphrase) {
        this.machine = machine;
        this.passphrase = passphrase;
    }

    /** Which kind it became is told on standard error. */
    NewSlot slot(RootChoice choice) throws LauncherException {
        String root = choice.kind;
        if (root.equals(PASSPHRASE)) {
            return byPassphrase();
        }
        if (root.equals(AUTO)) {
            return automatic();
        }
        RootKind kind = RootKind.parse(root);
        if (kind == null) {
            throw Failure.usage("read --root: not a kind of root", AUTO + ", " + RootNames.orPassphrase());
        }
        KeyRoot named = machine.roots().of(kind);
        if (choice.guard == null || !(named instanceof TpmRoot tpm)) {
            return probed(named);
        }
        if (!choice.guard.wantsPin()) {
            return probed(tpm.sealingWith(choice.guard));
        }
        try (SecretBytes pin = choice.pin.getNew()) {
            return probed(tpm.sealingWith(choice.guard).withPin(pin::copy));
        }
    }

    private NewSlot probed(KeyRoot root) throws LauncherException {
        var refused = Enrolment.probe(root);
        if (refused.isPresent()) {
            throw failed(root.kind(), refused.get());
        }
        return seal(root);
    }

    private NewSlot automatic() throws LauncherException {
        Enrolment.Choice choice = Enrolment.choose(machine.roots().all());
        for (Map.Entry<RootKind, Opening.Refused> refused : choice.refused().entrySet()) {
            machine.terminal()
                    .note("root " + refused.getKey().token() + ": not used: "
                            + refused.getValue().why());
        }
        return choice.root().isPresent() ? seal(choice.root().get()) : byPassphrase();
    }

    private NewSlot byPassphrase() throws LauncherException {
        try (SecretBytes typed = passphrase.getNew()) {
            machine.terminal().note("root passphrase: only as good as the passphrase");
            return NewSlot.passphrase(typed);
        }
    }

    private NewSlot seal(KeyRoot root) throws LauncherException {
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            SealedKey sealed = root.seal(key);
            machine.terminal().note("root " + root.kind().token() + ": sealed, opened and compared");
            return NewSlot.sealed(sealed, key);
        } catch (RootException e) {
            throw failed(root.kind(), e.refused());
        }
    }

    private static LauncherException failed(RootKind kind, Opening.Refused refused) {
        return new LauncherException(
                ExitCode.ROOT,
                "make a key root: " + kind.token() + ": " + refused.why(),
                refused.advice().isEmpty() ? null : refused.advice());
    }
}
