package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.agent.program.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that a passphrase opens, which comes by a descriptor of the Java program, and not by its standard input. */
final class PassphraseIT {
    private static final String PASSPHRASE = "four words are enough";

    @TempDir
    Path directory;

    @Test
    void passphraseOfADescriptor() throws Exception {
        Path project = Files.createDirectories(directory.toRealPath().resolve("work/shop"));
        Path right = Files.writeString(directory.resolve("right"), PASSPHRASE + "\n");
        Path wrong = Files.writeString(directory.resolve("wrong"), "three other words\n");
        run(0, project, right, Desk.sv("--passphrase-fd", "3", "init", "--root", "passphrase", "--recovery-fd", "2"));
        Path key = Files.writeString(directory.resolve("key"), Desk.KEY);
        List<String> add = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" < " + key));
        add.addAll(Desk.sv("--passphrase-fd", "3", "add", "claude", "--stdin"));
        run(0, project, right, add);

        List<String> program = new ArrayList<>(Desk.sv("--passphrase-fd", "3", "run", "--agent", "claude", "--"));
        program.addAll(List.of(Jdk.newest().program("java"), "-cp"));
        program.add(Path.of("target/test-classes").toAbsolutePath().toString());
        program.addAll(List.of(Subject.class.getName(), "waits", "one:ANTHROPIC_API_KEY"));
        assertEquals("waiting\none:ANTHROPIC_API_KEY = " + Desk.KEY + "\n", run(0, project, right, program));
        String refused = run(5, project, wrong, program);
        assertTrue(refused.startsWith("sv: error: start this program: open the vault: passphrase: "), refused);
    }

    private String run(int code, Path project, Path passphrase, List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" 3< " + passphrase));
        command.addAll(words);
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", directory.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SV_HOME", directory.resolve("sv").toString());
        try (Jvm jvm = Jvm.start(project, environment, command)) {
            assertEquals(code, jvm.end(), jvm.out() + jvm.err());
            return jvm.out() + (code == 0 ? "" : jvm.err());
        }
    }
}
