package dev.sessionvault.root.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import dev.sessionvault.root.Opening;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A process that keeps a key in its session, and then is another program, which reads it. */
final class OwnSession {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private OwnSession() {}

    static Process start(String... words) throws IOException {
        return new ProcessBuilder(command(words)).redirectErrorStream(true).start();
    }

    private static String[] command(String... words) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> java = List.of(JAVA, "-XX:TieredStopAtLevel=1", "-cp", classPath, OwnSession.class.getName());
        String[] command = java.toArray(new String[java.size() + words.length]);
        System.arraycopy(words, 0, command, java.size(), words.length);
        return command;
    }

    /** keep NAME HEX, which becomes: open NAME */
    public static void main(String[] words) throws Exception {
        if (words[0].equals("keep")) {
            SessionKeyring session = SessionKeyring.join();
            try (SecretBytes key = SecretBytes.takeFrom(HexFormat.of().parseHex(words[2]))) {
                session.keep(words[1], key);
            }
            System.out.println("number " + Keyctl.load().find(words[1], Keyctl.SESSION_KEYRING));
            become(command("open", words[1]));
            return;
        }
        System.out.println(said(SessionKeyring.current().open(words[1])));
        System.out.println(shown(words[1]));
        assertTrue(System.in.read() < 0, "lives until its input ends");
    }

    private static void become(String[] command) {
        String[] environment = {"LANG=C"};
        NativeLibrary.getProcess().getFunction("execve").invokeInt(new Object[] {JAVA, command, environment});
        System.out.println("still here");
    }

    static String said(Opening opening) {
        if (opening instanceof Opening.Refused refused) {
            return refused.refusal().name();
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return "opened " + opened.key().read(SecretAccess.granted(), HexFormat.of()::formatHex);
        }
    }

    /** Time left and permissions, as the kernel shows them to this process. */
    private static String shown(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/keys"))) {
            if (line.contains(name + ":")) {
                String[] parts = line.strip().split("\\s+");
                return parts[3] + " " + parts[4];
            }
        }
        return "not shown";
    }
}
