package dev.sessionvault.launcher;

import dev.sessionvault.launcher.command.Commands;
import dev.sessionvault.launcher.command.Roots;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import dev.sessionvault.root.tpm.Swtpm;
import java.util.Arrays;

/** The program with a TPM simulator in the place of the machine's TPM. First argument: the simulator's address. */
final class TestOnlyMain {
    private TestOnlyMain() {}

    public static void main(String[] arguments) {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Runtime.getRuntime().halt(Commands.run(rest, new Simulated(arguments[0])));
    }

    private record Simulated(String address) implements Roots {
        @Override
        public KeyRoot of(RootKind kind) {
            return kind == RootKind.TPM2 ? Swtpm.rootAt(address) : SecretServiceRoot.ofSession();
        }
    }
}
