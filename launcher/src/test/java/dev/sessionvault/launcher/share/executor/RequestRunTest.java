package dev.sessionvault.launcher.share.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.address.HangingName;
import dev.sessionvault.launcher.share.executor.Finish.Kind;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.Limits;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server on loopback that answers what each test says. */
class RequestRunTest {
    private static final String KEY = "sk-canary-0123456789";

    private final Recorder recorder = new Recorder();
    private final ServerSocket server = listen();
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** @param answer the rest is left out; {@code null} never answers */
    private void answer(@Nullable String answer) {
        Alarms.thread("server", () -> {
            try (Socket socket = server.accept()) {
                asked.complete(request(socket.getInputStream()));
                if (answer != null) {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    socket.getInputStream().read();
                }
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        });
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        int length = text.indexOf("Content-Length: ");
        int body = length < 0 ? 0 : Integer.parseInt(text.substring(length + 16, text.indexOf("\r\n", length)));
        return text.append(new String(in.readNBytes(body), StandardCharsets.UTF_8))
                .toString();
    }

    private Invocation.Request get(String path) {
        return new Invocation.Request("GET", url(path), Map.of(), null, Set.of());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    private Running start(Invocation.Request request, Limits limits) {
        return new Executor(Map.of(), (socket, host, port) -> socket).start("m", request, limits, null, null, recorder);
    }

    private Finish ask(Invocation.Request request) {
        return start(request, new Limits(10, 1000, 1)).finish();
    }

    private static String ok(String head, String body) {
        return "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body;
    }

    @Test
    void request_isWhatWasPutTogether() throws Exception {
        answer(ok("Content-Length: 5\r\n", "ready and more"));
        Finish finish = ask(new Invocation.Request(
                "POST", url("/v1/%2e%2e%2Fa?q=%0d%0a"), Map.of("X-Kind", "a b"), "{\"a\":\"ä\"}", Set.of()));
        assertEquals(new Finish(Kind.ANSWERED, 200, "", ""), finish);
        assertEquals("ready", recorder.out());
        assertEquals(
                "POST /v1/%2e%2e%2Fa?q=%0d%0a HTTP/1.1\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n"
                        + "Content-Length: 10\r\nHost: 127.0.0.1:" + server.getLocalPort()
                        + "\r\nUser-Agent: sv\r\nX-Kind: a b\r\n\r\n{\"a\":\"ä\"}",
                asked.get(5, TimeUnit.SECONDS));
    }

    @Test
    void key_isInItsHeader_andMaskedInTheAnswer() throws Exception {
        answer(ok("", "you sent " + KEY + "."));
        try (SecretBytes key = SecretBytes.copyOf(KEY.getBytes(StandardCharsets.US_ASCII))) {
            new Executor(Map.of(), (socket, host, port) -> socket)
                    .start(
                            "m",
                            get("/"),
                            new Limits(10, 1000, 1),
                            new KeyUse("tool", null, "Authorization", "Bearer "),
                            key,
                            recorder)
                    .finish();
        }
        assertTrue(asked.get().endsWith("\r\nAuthorization: Bearer " + KEY + "\r\n\r\n"), asked.get());
        assertEquals("you sent [masked].", recorder.out());
    }

    @Test
    void keyThatWouldBeTwoHeaders_isNotSent_norTold() {
        try (SecretBytes key = SecretBytes.copyOf("sk-canary\r\nX-Evil: 1".getBytes(StandardCharsets.US_ASCII))) {
            Finish finish = new Executor(Map.of(), (socket, host, port) -> socket)
                    .start("m", get("/"), new Limits(10, 1000, 1), new KeyUse("t", null, "K", ""), key, recorder)
                    .finish();
            assertEquals(Finish.notStarted("a header would hold what no header can"), finish);
        }
    }

    @Test
    void chunks_areJoined() {
        answer(ok("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n"));
        assertEquals(new Finish(Kind.ANSWERED, 200, "", ""), ask(get("/")));
        assertEquals("abc0123456789", recorder.out());
    }

    @Test
    void redirections_areAnswers_andNotFollowed() throws Exception {
        answer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        assertEquals(new Finish(Kind.FAILED, 0, "STATUS", "the server answered 302"), ask(get("/")));
    }

    @Test
    void statusThatItsVerbExpects_isDone_andThatBeforeIt_isNoAnswer() {
        answer("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\nnone");
        Finish finish = ask(new Invocation.Request("GET", url("/"), Map.of(), null, Set.of(404)));
        assertEquals(new Finish(Kind.ANSWERED, 404, "", ""), finish);
        assertEquals("none", recorder.out());
    }

    @Test
    void answerThatEndsTooEarly_isNone() {
        answer(ok("Content-Length: 50\r\n", "part"));
        assertEquals(Finish.noAnswer("the answer ends too early"), ask(get("/")));
        assertEquals("part", recorder.out());
    }

    @Test
    void answerThatIsNotHttp_isNone() {
        answer("SSH-2.0-OpenSSH_9.2\r\n");
        assertEquals(Finish.noAnswer("the server does not answer as HTTP/1.1 has it"), ask(get("/")));
    }

    @Test
    void answerWithoutEnd_isCut() {
        answer(ok("", "x".repeat(5000)));
        assertEquals(Finish.stopped(Stop.OUTPUT_LIMIT), ask(get("/")));
        assertEquals(1000, recorder.out().length());
    }

    @Test
    void serverThatDoesNotAnswer_isNotWaitedFor() throws Exception {
        answer(null);
        long start = System.nanoTime();
        assertEquals(
                Finish.stopped(Stop.TIME_LIMIT),
                start(get("/"), new Limits(1, 100, 1)).finish());
        assertTrue(System.nanoTime() - start < 4_000_000_000L);
    }

    @Test
    void stopped_itHangsUp() throws Exception {
        answer(null);
        Running running = start(get("/"), new Limits(60, 100, 1));
        CompletableFuture<Finish> finish = CompletableFuture.supplyAsync(running::finish);
        asked.get(5, TimeUnit.SECONDS);
        running.stop(Stop.REVOKED);
        assertEquals(Finish.stopped(Stop.REVOKED), finish.get(5, TimeUnit.SECONDS));
    }

    @Test
    void nameThatIsNotFound_isSaid() {
        Finish finish = ask(new Invocation.Request("GET", "http://no-such-name.invalid/", Map.of(), null, Set.of()));
        assertEquals(Finish.noAnswer("the server cannot be found"), finish);
    }

    @Test
    void resolverThatHangs_isNotWaitedFor() throws Exception {
        try (HangingName name = new HangingName("hangs.request.test")) {
            Invocation.Request request =
                    new Invocation.Request("GET", "http://" + name.host() + "/", Map.of(), null, Set.of());
            long start = System.nanoTime();
            assertEquals(
                    Finish.stopped(Stop.TIME_LIMIT),
                    start(request, new Limits(1, 100, 1)).finish());
            assertTrue(System.nanoTime() - start < 4_000_000_000L);
            Running running = start(request, new Limits(60, 100, 1));
            running.stop(Stop.REVOKED);
            assertEquals(Finish.stopped(Stop.REVOKED), running.finish());
        }
    }

    @Test
    void nobodyThere_isSaid() throws IOException {
        int port = server.getLocalPort();
        server.close();
        Finish finish = ask(new Invocation.Request("GET", "http://127.0.0.1:" + port + "/", Map.of(), null, Set.of()));
        assertEquals(Kind.FAILED, finish.kind());
        assertEquals("NO_ANSWER", finish.reason());
    }

    @Test
    void urlsThatNoVerbPutsTogether_areNotAskedFor() {
        for (String url : new String[] {
            "http://user@127.0.0.1/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nHost: evil", "file:///etc/passwd",
            "http://127.0.0.1/#a", "http://127.0.0.1\\@evil/", "http://127.0.0.1", "http://127.0.0.1:99999/"
        }) {
            Finish finish = ask(new Invocation.Request("GET", url, Map.of(), null, Set.of()));
            assertEquals(Kind.FAILED, finish.kind(), url);
            assertEquals("NOT_STARTED", finish.reason(), url);
        }
        assertFalse(asked.isDone());
    }
}
