package dev.sessionvault.launcher.command;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.root.HostSystem;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RootNamesTest {

    @Test
    void eachSystem_isToldItsOwnRoots() {
        assertEquals("tpm2, secret-service or passphrase", RootNames.orPassphrase(HostSystem.LINUX));
        assertEquals("secure-enclave, keychain or passphrase", RootNames.orPassphrase(HostSystem.MACOS));
        assertEquals("ncrypt, dpapi or passphrase", RootNames.orPassphrase(HostSystem.WINDOWS));
    }

    /** What picocli puts into the text is what a hint says. */
    @Test
    void help_tellsThisSystemsRoots() throws LauncherException {
        for (List<String> verb : List.of(List.of("init"), List.of("root", "reseal"))) {
            assertHelp("auto, " + RootNames.orPassphrase() + ". Default: auto.", verb);
        }
        assertHelp(" " + RootNames.orPassphrase() + ".", List.of("root", "add"));
    }

    private static void assertHelp(String expected, List<String> verb) throws LauncherException {
        CommandLine line = PicocliCommands.of(new SvCommand(machine()));
        for (String word : verb) {
            line = requireNonNull(line.getSubcommands().get(word));
        }
        String help = line.getUsageMessage().replaceAll("\\s+", " ");
        assertTrue(help.contains(expected), help);
    }

    private static Machine machine() throws LauncherException {
        return new Machine(
                Roots.ofThisMachine(),
                InstantSource.system(),
                Map.of(),
                Directories.of(Map.of("HOME", "/nowhere")),
                Terminal.ofProcess());
    }
}
