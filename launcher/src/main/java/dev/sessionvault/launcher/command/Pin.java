package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.UnansweredException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.PinSource;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.secret.SecretBytes;

/** Where a PIN comes from: the descriptor that was given, else the person at the terminal; never the environment. */
final class Pin implements PinSource {
    /** The TPM counts wrong ones, so it may be short. */
    static final int MIN_BYTES = 4;

    private static final int MAX_BYTES = 256;
    private static final String VAULT_OPTION = "--pin-fd";

    private final int descriptor;
    private final boolean mayAsk;
    private final String option;
    private boolean isTyped;

    private Pin(int descriptor, boolean mayAsk, String option) {
        this.descriptor = descriptor;
        this.mayAsk = mayAsk;
        this.option = option;
    }

    /** The one that the vault wants. */
    static Pin ofVault(int descriptor, boolean mayAsk) {
        return new Pin(descriptor, mayAsk, VAULT_OPTION);
    }

    /** One for a new slot of a vault that there is, where the old one may be wanted too. */
    static Pin ofNewSlot(int descriptor) {
        return new Pin(descriptor, true, "--new-pin-fd");
    }

    /** Whether the last one was typed, so that asking again can help. */
    boolean isTyped() {
        return isTyped;
    }

    @Override
    public SecretBytes pin() throws RootException {
        isTyped = false;
        try {
            SecretBytes pin = descriptor == Passphrase.NOT_GIVEN ? ask("PIN of the vault") : read();
            isTyped = descriptor == Passphrase.NOT_GIVEN;
            return pin;
        } catch (LauncherException e) {
            String advice = e.hint() == null ? "give the PIN with " + option + " 3 3< file" : e.hint();
            throw new RootException(new Opening.Refused(Refusal.PIN, String.valueOf(e.getMessage()), advice));
        }
    }

    /** A PIN for a new slot, typed twice. */
    SecretBytes getNew() throws LauncherException {
        SecretBytes first = descriptor == Passphrase.NOT_GIVEN ? ask("new PIN for the vault") : read();
        try {
            if (first.size() < MIN_BYTES) {
                throw unusable("it is shorter than " + MIN_BYTES + " bytes");
            }
            if (descriptor == Passphrase.NOT_GIVEN) {
                confirm(first);
            }
            return first;
        } catch (LauncherException e) {
            first.close();
            throw e;
        }
    }

    private void confirm(SecretBytes first) throws LauncherException {
        try (SecretBytes second = ask("the same PIN again")) {
            if (!first.sameAs(second)) {
                throw unusable("the two that were typed differ");
            }
        }
    }

    private SecretBytes ask(String what) throws LauncherException {
        if (!mayAsk) {
            throw unasked();
        }
        try {
            return Question.hidden(what);
        } catch (UnansweredException e) {
            throw e.reason() == UnansweredException.Reason.NO_TERMINAL
                    ? unasked()
                    : unusable(String.valueOf(e.getMessage()));
        }
    }

    private LauncherException unasked() {
        return new LauncherException(
                ExitCode.ROOT, "take the PIN: PIN: no terminal to ask for it", "pass it with " + option + " 3 3< file");
    }

    private SecretBytes read() throws LauncherException {
        try (SecretBytes all = Descriptor.read("PIN", descriptor, MAX_BYTES)) {
            SecretBytes pin = OneLine.of(all);
            if (pin.size() == 0) {
                throw unusable("it is empty");
            }
            return pin;
        }
    }

    private static LauncherException unusable(String why) {
        return new LauncherException(ExitCode.USAGE, "take the PIN: PIN: " + why, null);
    }
}
