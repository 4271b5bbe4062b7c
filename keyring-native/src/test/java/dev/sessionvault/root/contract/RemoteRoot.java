package dev.sessionvault.root.contract;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A root as a process of another environment sees it: a login session of its own, say. Keys cross a pipe in the clear,
 * which only a test's may.
 */
public final class RemoteRoot implements KeyRoot, AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int PATIENCE_SECONDS = 30;

    private final RootKind kind;
    private final Process process;
    private final Map<String, CompletableFuture<String[]>> awaited = new ConcurrentHashMap<>();
    private int asked;

    private RemoteRoot(RootKind kind, Process process) {
        this.kind = kind;
        this.process = process;
        Thread listener = new Thread(this::listen, "remote-root");
        listener.setDaemon(true);
        listener.start();
    }

    /** @param environment all that the process has in its environment, but for PATH */
    public static RemoteRoot start(RootKind kind, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RootProgram.class.getName(),
                kind.token());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        return new RemoteRoot(
                kind, builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    @Override
    public RootKind kind() {
        return kind;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        String hex = key.read(SecretAccess.granted(), HEX::formatHex);
        return SealedKey.of(kind, HEX.parseHex(unlessThrown(ask("seal", kind, hex))[1]));
    }

    @Override
    public Opening open(SealedKey sealed) {
        String[] answer = ask("open", sealed.kind(), HEX.formatHex(sealed.blob()));
        if (answer[0].equals("opened")) {
            return new Opening.Opened(SecretBytes.takeFrom(HEX.parseHex(answer[1])));
        }
        return refused(answer);
    }

    @Override
    public void forget(SealedKey sealed) throws RootException {
        unlessThrown(ask("forget", sealed.kind(), HEX.formatHex(sealed.blob())));
    }

    private static String[] unlessThrown(String[] answer) throws RootException {
        if (answer[0].equals("threw")) {
            throw new RootException(refused(answer));
        }
        return answer;
    }

    private static Opening.Refused refused(String[] answer) {
        return new Opening.Refused(Refusal.valueOf(answer[1]), answer[2], answer[3]);
    }

    private String[] ask(String question, RootKind kind, String hex) {
        CompletableFuture<String[]> answer = new CompletableFuture<>();
        send(answer, question + " " + kind.name() + " " + hex);
        try {
            return unlessFailed(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | CancellationException | TimeoutException e) {
            throw new AssertionError(question + ": no answer", e);
        }
    }

    private static String[] unlessFailed(String[] answer) {
        if (answer[0].equals("failed")) {
            boolean callers = answer[1].startsWith(IllegalArgumentException.class.getName());
            throw callers ? new IllegalArgumentException(answer[1]) : new IllegalStateException(answer[1]);
        }
        return answer;
    }

    private synchronized void send(CompletableFuture<String[]> answer, String question) {
        String number = Integer.toString(++asked);
        awaited.put(number, answer);
        try {
            byte[] line = (number + " " + question + "\n").getBytes(StandardCharsets.US_ASCII);
            process.getOutputStream().write(line);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int space = line.indexOf(' ');
                CompletableFuture<String[]> answer = Objects.requireNonNull(awaited.remove(line.substring(0, space)));
                answer.complete(line.substring(space + 1).split("\t"));
            }
        } catch (IOException e) {
            // The process was ended while nobody waited for it.
        }
        awaited.values().forEach(answer -> answer.cancel(true));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
