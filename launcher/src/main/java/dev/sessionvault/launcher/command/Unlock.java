package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.cache.SlotCache;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.Use;
import org.jspecify.annotations.Nullable;

/**
 * Opens the vault by its primary slot and nothing else: if that does not open, the answer is why, not another slot or
 * another root. If the kernel keeps the slot's key for a while, its root is not asked.
 */
public final class Unlock {
    static final int TRIES = 3;

    /** The number of no slot: the primary one is meant. */
    static final int PRIMARY = 0;

    private final Machine machine;
    private final Passphrase passphrase;
    private final int slotNumber;
    private final int pinFd;

    private Act asked = Act.of("open");
    private Use use = Use.of("open");
    private @Nullable Journal journal;
    private @Nullable SealedVault sealed;
    private @Nullable Unsealing unsealing;
    private @Nullable Keeper keeper;
    private boolean mayBeKept;

    /** Somebody who is to see the slot's key too, once it has opened the vault; the key stays this class's. */
    interface Keeper {
        void keep(Vault vault, Slot slot, SecretBytes slotKey) throws LauncherException, VaultException;
    }

    /**
     * @param slotNumber of the slot that was named, or {@link #PRIMARY}
     * @param pinFd which descriptor gives the PIN, if one is wanted, or {@link Passphrase#NOT_GIVEN}
     */
    Unlock(Machine machine, Passphrase passphrase, int slotNumber, int pinFd) {
        this.machine = machine;
        this.passphrase = passphrase;
        this.slotNumber = slotNumber;
        this.pinFd = pinFd;
    }

    /** As the options before and after the verb say. */
    static Unlock of(Machine machine, RunLine line, boolean mayAsk) {
        return new Unlock(machine, new Passphrase(line.passphraseFd, mayAsk), line.slot, line.pinFd);
    }

    /** What it is opened for, as the log tells it if it does not open. */
    public Unlock forTool(String tool, String verb) {
        asked = Act.of("").tool(tool);
        use = Use.of(verb);
        return this;
    }

    /**
     * Has the root begin to open, where nobody is asked anything, while the caller goes on with what is to be done
     * anyway. What fails here is left for {@link #open} to find and say.
     */
    Unlock begin() {
        try {
            sealed = machine.sealed();
            Slot slot = slot(sealed);
            RootKind kind = slot.kind().rootKind();
            mayBeKept = mayBeKept(slot);
            if (kind != null && !mayBeKept) {
                unsealing = Unsealing.start(machine.roots().of(kind), slot.sealedKey());
            }
        } catch (VaultException | LauncherException e) {
            sealed = null;
        }
        journal();
        return this;
    }

    private Journal journal() {
        if (journal == null) {
            journal = machine.journal();
        }
        return journal;
    }

    /** What can be done while the root opens, and shall not be done after it. */
    void whileWaiting() {
        if (unsealing != null) {
            journal().prepare();
        }
    }

    /** For who is to see the slot's key too, wherever it comes from. */
    Unlock thenKeep(Keeper whose) {
        keeper = whose;
        return this;
    }

    public Vault open() throws LauncherException {
        return open(true);
    }

    /** By the root, whatever the kernel keeps: for what changes how the vault opens. */
    Vault openByRoot() throws LauncherException {
        return open(false);
    }

    private Vault open(boolean keptWillDo) throws LauncherException {
        try {
            SealedVault found = sealed == null ? machine.sealed() : sealed;
            Slot slot = slot(found);
            boolean asksKernel = keptWillDo && (sealed == null || mayBeKept);
            Vault kept = asksKernel ? openKept(found, slot) : null;
            return kept == null ? open(found, slot) : kept;
        } catch (VaultException e) {
            log(e);
            throw Failure.of(e);
        }
    }

    /** By the key that the kernel keeps, if it keeps one: else, and if that does not open the slot, {@code null}. */
    @Nullable
    Vault openKept(SealedVault found, Slot slot) throws LauncherException, VaultException {
        if (!mayBeKept(slot)) {
            return null;
        }
        SlotCache cache = SlotCache.of(machine.directories().data(), found.id(), slot.number());
        try (SecretBytes key = cache.key()) {
            if (key == null) {
                return null;
            }
            Vault vault = found.openByKept(slot, key, journal());
            if (vault == null) {
                cache.dropQuietly();
                return null;
            }
            return shown(vault, slot, key);
        }
    }

    /** Costs one look for a file; more is loaded, and the kernel asked, only where there is one. */
    private boolean mayBeKept(Slot slot) {
        return machine.directories().unlocked(slot.number()).exists();
    }

    /** A wrong key is in the log already. */
    private void log(VaultException e) {
        if (e.reason() != VaultException.Reason.ABSENT && e.reason() != VaultException.Reason.WRONG_KEY) {
            refused(String.valueOf(e.getMessage()));
        }
    }

    /** Writes into the log that no key is given, though nobody could prove it: the vault is shut. */
    void refused(String why) {
        journal().refuse(asked.because(why), use);
    }

    /** The slot that opens the vault now: the one that was named, or the primary one; never another in its stead. */
    public Slot slot(SealedVault sealed) throws LauncherException {
        if (slotNumber == PRIMARY) {
            return primary(sealed);
        }
        Slot named = sealed.slot(slotNumber);
        if (named == null) {
            throw Failure.usage("open the vault: slot " + slotNumber + ": there is none", "sv root list");
        }
        if (named.kind() == SlotKind.RECOVERY) {
            throw Failure.usage(
                    "open the vault: slot " + slotNumber + ": the recovery code opens it, and that is for emergencies",
                    "`sv root reseal` takes the code, and gives the vault a root again");
        }
        return named;
    }

    static Slot primary(SealedVault sealed) throws LauncherException {
        if (sealed.primarySlot().isEmpty()) {
            throw new LauncherException(
                    ExitCode.DAMAGED,
                    "open the vault: vault " + sealed.id() + ": no slot but the recovery slot",
                    "sv root reseal");
        }
        return sealed.primarySlot().get();
    }

    Vault open(SealedVault sealed, Slot slot) throws LauncherException, VaultException {
        RootKind kind = slot.kind().rootKind();
        return kind == null ? byPassphrase(sealed, slot) : byRoot(sealed, slot, kind);
    }

    private Vault byRoot(SealedVault sealed, Slot slot, RootKind kind) throws LauncherException, VaultException {
        Opening opening = answer(slot, kind);
        if (opening instanceof Opening.Refused refused) {
            refused(kind.token() + ": " + refused.why());
            throw Failure.of(kind.token(), refused);
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return opened(sealed, slot, opened.key());
        }
    }

    private Vault opened(SealedVault found, Slot slot, SecretBytes key) throws LauncherException, VaultException {
        return shown(found.open(slot, key, journal()), slot, key);
    }

    private Vault shown(Vault opened, Slot slot, SecretBytes key) throws LauncherException, VaultException {
        Vault vault = opened.withClock(machine.clock());
        boolean done = keeper == null;
        try {
            if (keeper != null) {
                keeper.keep(vault, slot, key);
                done = true;
            }
            return vault;
        } finally {
            if (!done) {
                vault.close();
            }
        }
    }

    /** A root that wants a PIN has said so at once, on whatever thread: it is asked for here. */
    Opening answer(Slot slot, RootKind kind) {
        Opening opening = unsealing == null ? machine.roots().of(kind).open(slot.sealedKey()) : unsealing.answer();
        if (opening instanceof Opening.Refused refused && refused.refusal() == Refusal.PIN) {
            return new PinOpening(machine, Pin.ofVault(pinFd, passphrase.mayAsk())).open(slot, kind);
        }
        return opening;
    }

    private Vault byPassphrase(SealedVault sealed, Slot slot) throws LauncherException, VaultException {
        int tries = passphrase.isAsked() ? TRIES : 1;
        for (int attempt = 1; ; attempt++) {
            try (SecretBytes typed = passphrase.get();
                    SecretBytes key = slot.derive(typed)) {
                return opened(sealed, slot, key);
            } catch (VaultException e) {
                if (e.reason() != VaultException.Reason.WRONG_KEY) {
                    throw e;
                }
            }
            pause(1000L << (attempt - 1));
            if (attempt == tries) {
                throw passphrase.wrong();
            }
            machine.terminal().warning("this passphrase does not open " + passphrase.whose());
        }
    }

    /** Guessing by hand gets slower; guessing with the file in hand is Argon2id's to slow down. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
