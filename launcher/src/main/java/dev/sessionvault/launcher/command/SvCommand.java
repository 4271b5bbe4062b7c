package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sv} itself. */
@Command(
        name = "sv",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Gives an AI coding tool its own API key and nothing else.",
        footer = {
            "",
            "Begin with:",
            "  sv init          make the vault",
            "  sv add claude    store a key for this project",
            "  sv run claude    become claude, with that key and no other",
            "",
            "sv help COMMAND tells the rest."
        })
public final class SvCommand implements Verb {
    static final String VERSION = "0.1.0";

    private final Machine machine;

    @Option(
            names = "--passphrase-fd",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            converter = DescriptorNumber.class,
            description = "Read the passphrase from this open descriptor: --passphrase-fd 3 3< file.")
    int passphraseFd = Passphrase.NOT_GIVEN;

    @Option(
            names = "--pin-fd",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            converter = DescriptorNumber.class,
            description = "Read the TPM's PIN from this open descriptor.")
    int pinFd = Passphrase.NOT_GIVEN;

    @Option(
            names = "--slot",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            converter = SlotNumber.class,
            description = "Open the vault by this slot of `sv root list` instead of the primary one.")
    int slot = Unlock.PRIMARY;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    SvCommand(Machine machine) {
        this.machine = machine;
    }

    public Machine machine() {
        return machine;
    }

    public Passphrase passphrase() {
        return new Passphrase(passphraseFd, true);
    }

    Pin pin() {
        return Pin.ofVault(pinFd, true);
    }

    /** Whether the vault is to be opened by another slot than its primary one. */
    public boolean isSlotGiven() {
        return slot != Unlock.PRIMARY;
    }

    public int slotNumber() {
        return slot;
    }

    public Unlock unlock() {
        return new Unlock(machine, passphrase(), slot, pinFd);
    }

    /** Without a verb: what sv is, briefly. */
    @Override
    public int perform() {
        machine.terminal().print("sv gives an AI coding tool its own API key and nothing else");
        machine.terminal().print("usage: sv COMMAND; begin with `sv init`, `sv add claude`, `sv run claude`");
        machine.terminal().print("`sv help` lists the commands, `sv demo` shows them at work");
        return ExitCode.DONE.number();
    }
}
