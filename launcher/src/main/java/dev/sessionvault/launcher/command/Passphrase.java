package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.UnansweredException;
import dev.sessionvault.secret.SecretBytes;

/**
 * Where a passphrase comes from: the descriptor given with {@code --passphrase-fd}, else the person at the terminal.
 * Never the environment: every process of the user can read that, and children inherit it.
 */
public final class Passphrase {
    static final int NOT_GIVEN = -1;
    static final int MIN_BYTES = 8;

    private static final int MAX_BYTES = 1024;
    private static final String VAULT_OPTION = "--passphrase-fd";
    private static final int MAX_DESCRIPTOR = 65_535;

    private final int descriptor;
    private final boolean mayAsk;
    private final String whose;
    private final String option;

    /** @param mayAsk whether a question at the terminal is in place: not where another program owns it */
    Passphrase(int descriptor, boolean mayAsk) {
        this(descriptor, mayAsk, "the vault", VAULT_OPTION);
    }

    boolean mayAsk() {
        return mayAsk;
    }

    /** Whether it is what standard input holds, which then has nothing else. */
    public boolean isStdin() {
        return descriptor == 0;
    }

    private Passphrase(int descriptor, boolean mayAsk, String whose, String option) {
        this.descriptor = descriptor;
        this.mayAsk = mayAsk;
        this.whose = whose;
        this.option = option;
    }

    /** The one of an export, which is another than the vault's. */
    static Passphrase ofExport(int descriptor) {
        return new Passphrase(descriptor, true, "the export", "--file-passphrase-fd");
    }

    /** One for a further slot, where the vault's own may be wanted too. */
    static Passphrase ofFurtherSlot(int descriptor) {
        return new Passphrase(descriptor, true, "the vault", "--new-passphrase-fd");
    }

    /** A descriptor's number, or a negative one if the text is none. */
    static int number(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return NOT_GIVEN;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_GIVEN;
            }
            number = number * 10 + digit;
        }
        return number > MAX_DESCRIPTOR ? NOT_GIVEN : number;
    }

    /** What it opens, as messages name it. */
    String whose() {
        return whose;
    }

    /** It does not open that. */
    LauncherException wrong() {
        boolean isVaults = option.equals(VAULT_OPTION);
        return new LauncherException(
                ExitCode.ROOT,
                "open " + whose + ": passphrase: it does not open " + whose,
                isVaults ? "if it is forgotten, `sv root reseal` takes the recovery code instead" : null);
    }

    /** Whether asking again can help. */
    boolean isAsked() {
        return descriptor == NOT_GIVEN;
    }

    /** The passphrase of a vault that exists. */
    SecretBytes get() throws LauncherException {
        return isAsked() ? ask("passphrase of " + whose) : read();
    }

    /** A passphrase for a new slot: long enough, and typed twice. */
    SecretBytes getNew() throws LauncherException {
        SecretBytes first = isAsked() ? ask("new passphrase for " + whose) : read();
        if (first.size() < MIN_BYTES) {
            first.close();
            throw new LauncherException(
                    ExitCode.USAGE,
                    "take the new passphrase: passphrase: it is shorter than " + MIN_BYTES + " bytes",
                    "take several words: it is all that keeps " + whose + " closed");
        }
        if (isAsked()) {
            confirm(first);
        }
        return first;
    }

    private void confirm(SecretBytes first) throws LauncherException {
        try (SecretBytes second = ask("the same passphrase again")) {
            if (!first.sameAs(second)) {
                first.close();
                throw new LauncherException(
                        ExitCode.USAGE,
                        "take the new passphrase: passphrase: the two that were typed differ",
                        "start again");
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
                ExitCode.ROOT,
                "open " + whose + ": passphrase: no terminal to ask for it",
                "pass it with " + option + " 3 3< file");
    }

    private SecretBytes read() throws LauncherException {
        try (SecretBytes all = Descriptor.read("passphrase", descriptor, MAX_BYTES)) {
            SecretBytes passphrase = OneLine.of(all);
            if (passphrase.size() == 0) {
                throw unusable("it is empty");
            }
            return passphrase;
        }
    }

    private static LauncherException unusable(String why) {
        return new LauncherException(ExitCode.ROOT, "read the passphrase: passphrase: " + why, null);
    }
}
