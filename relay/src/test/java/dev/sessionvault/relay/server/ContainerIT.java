package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped container file, built on a base of this machine's Java and C library, since there is no network here. */
class ContainerIT {
    private static final String MODULES =
            "java.base,java.logging,java.xml,jdk.management,jdk.crypto.ec,jdk.unsupported";

    @TempDir
    private Path directory = Path.of("");

    private Engine engine;
    private TestCertificate certificate;

    @BeforeEach
    void build() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        certificate = TestCertificate.first();
        engine = new Engine(directory);
        Path root = Files.createDirectory(directory.resolve("root"));
        makeBase(root);
        String archive = directory.resolve("base.tar").toString();
        engine.run(List.of("tar", "-C", root.toString(), "-cf", archive, "."));
        engine.podman("import", "--change", "ENV PATH=/opt/java/bin", archive, "localhost/base");
        engine.podman("build", "--build-arg", "BASE=localhost/base", "-t", "sv-relay", "-f", "Containerfile", ".");
    }

    @AfterEach
    void remove() throws Exception {
        engine.close();
    }

    private void makeBase(Path root) throws Exception {
        String java = System.getProperty("java.home");
        Path runtime = root.resolve("opt/java");
        Files.createDirectories(runtime.getParent());
        engine.run(List.of(
                java + "/bin/jlink",
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-man-pages",
                "--output",
                runtime.toString()));
        Path temporary = Files.createDirectory(root.resolve("tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (String library : libraries(runtime)) {
            Path copy = root.resolve(library.substring(1));
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(library), copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What the system's loader would load for the runtime. */
    private Set<String> libraries(Path runtime) throws Exception {
        Set<String> libraries = new TreeSet<>();
        for (String file :
                List.of("bin/java", "lib/server/libjvm.so", "lib/libjava.so", "lib/libzip.so", "lib/libnio.so")) {
            for (String word :
                    engine.run(List.of("ldd", runtime.resolve(file).toString())).split("\\s+")) {
                if (word.startsWith("/lib") || word.startsWith("/usr/lib")) {
                    libraries.add(word);
                }
            }
        }
        // The C library's other parts, which every base has and the relay's own libraries name.
        for (String part : List.of("libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1")) {
            libraries.add("/lib/x86_64-linux-gnu/" + part);
        }
        return libraries;
    }

    @Test
    void container_pairsLegs_asNobody_andEndsWhenItIsStopped() throws Exception {
        int port = FreePort.take();
        configure(port);
        String volume = directory.resolve("etc") + ":/etc/sv-relay:ro";
        engine.podman("run", "-d", "--name", "relay", "--read-only", "--tmpfs", "/tmp:exec", "-v", volume, "sv-relay");
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        RelayProcess.awaitPort(address);

        meet(address);
        assertEquals("65534", owner().trim(), "it runs as nobody");
        engine.podman("stop", "--time", "20", "relay");

        // 128 and the signal, as Java ends by one.
        assertEquals(
                "143",
                engine.podman("inspect", "--format", "{{.State.ExitCode}}", "relay")
                        .trim(),
                this::log);
        assertTrue(log().contains("\"transport\":\"EPOLL\",\"tls\":\"boringssl\""), this::log);
        assertTrue(log().contains("\"event\":\"stopped\""), this::log);
    }

    private void configure(int port) throws Exception {
        Path etc = Files.createDirectory(directory.resolve("etc"));
        new TokenFile(etc.resolve("tokens.toml"))
                .change(all ->
                        all.add(new Token(new Grant(Ends.DEPLOYMENT.publicKey(), Quota.STANDARD), "", Instant.EPOCH)));
        certificate.write(new TlsFiles(etc.resolve("chain.pem"), etc.resolve("key.pem")), Instant.EPOCH);
        Files.writeString(etc.resolve("sv-relay.toml"), """
                listen = "127.0.0.1:%1$d"
                admin = ""
                names = ["localhost:%1$d"]
                tokens = "/etc/sv-relay/tokens.toml"
                [tls]
                certificate = "/etc/sv-relay/chain.pem"
                key = "/etc/sv-relay/key.pem"
                """.formatted(port));
        for (String file : List.of("tokens.toml", "chain.pem", "key.pem")) {
            Files.setPosixFilePermissions(etc.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private void meet(InetSocketAddress address) throws Exception {
        RelayName name = new RelayName("localhost:" + address.getPort());
        try (EndPair pair =
                Ends.at(address, name, certificate.client("TLSv1.3")).pair()) {
            pair.assertSound();
        }
    }

    private String owner() throws Exception {
        String pid =
                engine.podman("inspect", "--format", "{{.State.Pid}}", "relay").trim();
        return Files.getAttribute(Path.of("/proc", pid), "unix:uid").toString();
    }

    private String log() {
        try {
            return engine.podman("logs", "relay");
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }
}
