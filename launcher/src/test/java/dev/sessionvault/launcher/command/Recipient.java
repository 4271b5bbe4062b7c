package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.reflect.CallListener;
import dev.sessionvault.launcher.reflect.Guest;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.reflect.OwnerTrust;
import dev.sessionvault.launcher.reflect.RecipientFiles;
import dev.sessionvault.launcher.reflect.Running;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.launcher.share.message.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A recipient with a home of its own: as the program that is started, or, where many calls are made, as its classes. */
final class Recipient {
    private static final int PATIENCE_SECONDS = 30;

    final Sv sv;

    Recipient(Path home) throws IOException {
        sv = Sv.built(home);
    }

    /** From now on the program has this handle, and does not ask whose it is. */
    void take(String handle) {
        sv.environment.put("SV_PASSPORT", handle);
    }

    Sv.Answer reflect(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = "reflect";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return sv.run(sv.home, all);
    }

    Sv.Answer call(String verb, String... values) throws IOException {
        String[] all = new String[values.length + 2];
        all[0] = "call";
        all[1] = verb;
        System.arraycopy(values, 0, all, 2, values.length);
        return reflect(all);
    }

    /** By the classes that the program has. Whose handle it is has been compared. */
    LentSession open() throws LauncherException {
        Map<String, String> environment = new TreeMap<>(sv.environment);
        RecipientFiles files = RecipientFiles.of(environment);
        OwnerTrust trust = new OwnerTrust(new KnownOwners(files.configuration()), "", null, fingerprint -> true);
        byte[] handle = String.valueOf(environment.get("SV_PASSPORT")).getBytes(StandardCharsets.US_ASCII);
        return new Guest(files, trust, null, environment, InstantSource.system()).open(handle);
    }

    Path receipts() {
        return sv.home.resolve("sv/log/receipts.log");
    }

    String receiptsText() throws IOException {
        return Files.readString(receipts());
    }

    /** A call, and what came of it. */
    static final class Call implements CallListener {
        private final ByteArrayOutputStream[] streams = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final Running running;

        Call(LentSession session, String verb, Map<String, String> arguments) {
            running = session.call(verb, arguments, 0, this);
        }

        @Override
        public synchronized void output(int which, byte[] bytes) {
            streams[which == Output.STDOUT ? 0 : 1].writeBytes(bytes);
            notifyAll();
        }

        @Override
        public void waiting() {}

        @Override
        public void ended(Answer ended) {
            answer.complete(ended);
        }

        void cancel() {
            running.cancel();
        }

        synchronized String out() {
            return streams[0].toString(StandardCharsets.UTF_8);
        }

        synchronized String err() {
            return streams[1].toString(StandardCharsets.UTF_8);
        }

        synchronized void awaitOutput(String text) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!out().contains(text)) {
                assertTrue(until - System.nanoTime() > 0 && !answer.isDone(), "it says: " + out());
                wait(100);
            }
        }

        Answer answer() throws InterruptedException, ExecutionException, TimeoutException {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        /** Why it was not done, in a word. */
        String reason() throws InterruptedException, ExecutionException, TimeoutException {
            return answer().outcome().reason();
        }
    }
}
