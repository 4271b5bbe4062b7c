package dev.sessionvault.root.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions of real processes and threads. The test's own process has another one than those that it starts. */
@Timeout(60)
class SessionKeyringIT {
    private static final String KEY = "5a".repeat(KeyRoot.KEY_BYTES);

    private final String name = "sv:test:" + HexFormat.of().formatHex(SystemRandom.bytes(16));

    @Test
    void programThatTheProcessBecomes_readsIt_andNobodyElse() throws Exception {
        Process process = OwnSession.start("keep", name, KEY);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            int number = Integer.parseInt(said.readLine().substring("number ".length()));
            assertEquals("opened " + KEY, said.readLine());
            assertEquals("perm 3f000000", said.readLine(), "no end, and for who possesses it only");

            assertEquals(Refusal.DENIED, refusal(number));
            assertEquals("ABSENT", OwnSession.said(SessionKeyring.current().open(name)));
            assertFalse(Files.readString(Path.of("/proc/keys")).contains(name), "others do not see it");

            process.destroyForcibly();
            process.waitFor();
            assertEquals(Refusal.ABSENT, refusalOnceGone(number));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The kernel lets go of what a process had a moment after its end. */
    private static Refusal refusalOnceGone(int number) throws Exception {
        for (int i = 0; i < 500 && refusal(number) == Refusal.DENIED; i++) {
            Thread.sleep(10);
        }
        return refusal(number);
    }

    private static Refusal refusal(int number) throws RootException {
        try (NativeBuffer buffer = NativeBuffer.ofSize(KeyRoot.KEY_BYTES)) {
            return assertThrows(RootException.class, () -> Keyctl.load().read(number, buffer, KeyRoot.KEY_BYTES))
                    .refusal();
        }
    }

    @Test
    void session_isOfTheThreadThatJoined_andOfThoseThatItStarts() throws Exception {
        String both = inAThread(() -> {
            keep(SessionKeyring.join());
            return open() + " " + inAThread(this::open);
        });
        assertEquals("opened " + KEY + " opened " + KEY, both);
        assertEquals("ABSENT", open());
    }

    @Test
    void keptAgain_isTheNewOne() throws Exception {
        String said = inAThread(() -> {
            SessionKeyring session = SessionKeyring.join();
            try (SecretBytes other = SecretBytes.random(KeyRoot.KEY_BYTES)) {
                session.keep(name, other);
            }
            keep(session);
            return open();
        });
        assertEquals("opened " + KEY, said);
    }

    @Test
    void joinedAgain_hasNoKey() throws Exception {
        String said = inAThread(() -> {
            keep(SessionKeyring.join());
            SessionKeyring.join();
            return open();
        });
        assertEquals("ABSENT", said);
    }

    @Test
    void kernelThatDoesNotWork_isTold_andNothingHasChanged() throws Exception {
        Set<String> words = new HashSet<>();
        for (int action : new int[] {Filter.FORBIDDEN, Filter.UNKNOWN, Filter.HELD}) {
            try (Filter filter = Filter.ofKeyring(action)) {
                RootException refused = assertThrows(RootException.class, () -> filter.run(SessionKeyring::join));
                assertEquals(Refusal.UNAVAILABLE, refused.refusal());
                words.add(refused.refused().why());
            }
        }
        assertEquals(3, words.size(), words.toString());
    }

    private void keep(SessionKeyring session) throws RootException {
        try (SecretBytes key = SecretBytes.takeFrom(HexFormat.of().parseHex(KEY))) {
            session.keep(name, key);
        }
    }

    private String open() {
        return OwnSession.said(SessionKeyring.current().open(name));
    }

    private static String inAThread(Callable<String> call) throws Exception {
        FutureTask<String> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "session");
        thread.start();
        thread.join();
        return task.get();
    }
}
