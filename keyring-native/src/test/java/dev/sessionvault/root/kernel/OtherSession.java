package dev.sessionvault.root.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.root.Opening;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The keyring as a process sees it that has a session keyring of its own, a new and empty one. Keys are a test's. */
final class OtherSession {
    /** KEYCTL_JOIN_SESSION_KEYRING without a name, then the program: the session is the process's. */
    private static final String JOIN =
            "import ctypes, os, sys; n = {'x86_64': 250, 'aarch64': 219}[os.uname().machine]\n"
                    + "assert ctypes.CDLL(None).syscall(n, 1, 0) > 0\n"
                    + "os.execvp(sys.argv[1], sys.argv[1:])\n";

    private OtherSession() {}

    static String ask(String... words) throws IOException, InterruptedException {
        return ask(List.of(), words);
    }

    /** @param before what starts the program */
    static String ask(List<String> before, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                "python3",
                "-c",
                JOIN,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherSession.class.getName()));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    public static void main(String[] words) throws Exception {
        KernelKeyring keyring = KernelKeyring.ofUser();
        switch (words[0]) {
            case "keep" -> {
                try (SecretBytes key = SecretBytes.takeFrom(HexFormat.of().parseHex(words[2]))) {
                    keyring.keep(words[1], key, 60);
                }
                System.out.println("kept");
            }
            case "remove" -> System.out.println("removed " + keyring.remove(words[1]));
            default -> System.out.println(described(keyring.open(words[1])));
        }
    }

    private static String described(Opening opening) {
        if (opening instanceof Opening.Refused refused) {
            return refused.refusal().name();
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return "opened " + opened.key().read(SecretAccess.granted(), HexFormat.of()::formatHex);
        }
    }
}
