package dev.sessionvault.launcher.clients;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A {@link Stage} whose API is a {@link Provider}: at its usual port, and behind a proxy with TLS. */
final class LoginStage {
    static final int PROXY_PORT = 8081;

    private static final int TLS_PORT = 8443;

    /**
     * Arguments: directory as {@link Stage}'s, the certificate's, the delay of a refresh in milliseconds, whether new
     * logins are brief; the command. Which generations were given so far stands in a file, a line each.
     */
    public static void main(String[] arguments) throws Exception {
        Stage.bringLoopbackUp();
        Path directory = Path.of(arguments[0]);
        Certificate certificate = new Certificate(Path.of(arguments[1]));
        Path granted = Files.write(directory.resolve("granted"), new byte[0]);
        Provider provider = new Provider(
                Duration.ofMillis(Long.parseLong(arguments[2])),
                Boolean.parseBoolean(arguments[3]),
                generation -> append(granted, generation));
        List<String> command = Arrays.asList(arguments).subList(4, arguments.length);
        try (Tunnel tunnel = Tunnel.open(PROXY_PORT, FakeApi.loopback(TLS_PORT))) {
            Outcome outcome = Stage.play(directory, command, programs -> open(provider, certificate, programs));
            write(directory.resolve("report"), outcome);
            write(directory.resolve("refreshes"), new ArrayList<>(provider.refreshes()));
        }
        System.exit(0);
    }

    private static void append(Path granted, int generation) {
        try {
            Files.writeString(granted, generation + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FakeApi open(Provider provider, Certificate certificate, Supplier<List<RunningProgram>> programs)
            throws IOException {
        HttpsServer secure = HttpsServer.create(FakeApi.loopback(TLS_PORT), 0);
        try {
            secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
        return new FakeApi(provider, programs)
                .listen(HttpServer.create(FakeApi.loopback(Stage.PORT), 0))
                .listen(secure);
    }

    private static void write(Path file, Object report) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(report);
        }
    }

    private LoginStage() {}
}
