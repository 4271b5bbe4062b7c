package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.channel.GuestChannel;
import dev.sessionvault.launcher.share.channel.GuestEnd;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.session.Keys;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.RelayTrust;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A real relay, a session in this process as it is in one of its own, and a recipient. */
final class Lent implements AutoCloseable {
    static final byte[] DEPLOYMENT_SEED =
            "deployment key of thirty-two by.".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    final Path directory;
    final Identity owner = Identity.random();
    final Identity recipient;
    final SecretBytes deployment = SecretBytes.copyOf(DEPLOYMENT_SEED);
    final Opening opening;
    final Passport passport;
    final SessionProcess process;
    final Sockets sockets;
    final Thread server;
    final byte[] piped;

    /** Whoever reads the law takes one of these, as where its file is slow to come. */
    final Semaphore lawReadings = new Semaphore(Integer.MAX_VALUE);

    Lent(Path directory, Relay relay, Keys keys, Duration ttl, String... verbs) throws Exception {
        this(directory, relay, null, keys, ttl, verbs);
    }

    Lent(Path directory, Relay relay, @Nullable String authority, Keys keys, Duration ttl, String... verbs)
            throws Exception {
        this(directory, local(relay.address().getPort()), authority, Identity.random(), keys, ttl, verbs);
    }

    /**
     * @param authority of a relay with TLS, as handles name it; null for a relay without
     * @param recipient closed with this
     */
    Lent(
            Path directory,
            RelayName relay,
            @Nullable String authority,
            Identity recipient,
            Keys keys,
            Duration ttl,
            String... verbs)
            throws Exception {
        this.directory = directory;
        this.recipient = recipient;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(directory.resolve("verbs.d"));
        write("verbs.d/t.toml", VERBS);
        write("policy.toml", policy());
        Wish wish = new Wish(
                List.of(verbs), ttl, 0, Set.<VerbName>of(), recipient.publicKey(), relay, authority != null, authority);
        this.opening = Opening.of(wish, Account.current(), law());
        this.passport = opening.passport(owner.publicKey(), Instant.now());
        this.sockets = Sockets.at(directory.resolve("runtime/sv/share"));
        Map<String, String> texts = new HashMap<>();
        texts.put("owner", owner.publicKey().toString());
        texts.put("log", directory.resolve("log").toString());
        texts.put("sockets", sockets.directory().toString());
        texts.put("HOME", directory.toString());
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        try (Plan plan = opening.plan(passport, owner, deployment, texts, Map.of())) {
            plan.write(pipe);
        }
        this.piped = pipe.toByteArray();
        this.process = new SessionProcess(
                Plan.read(new ByteArrayInputStream(piped)), this::slowLaw, keys, (socket, host, at) -> socket);
        process.begin();
        this.server = new Thread(this::serve, "session");
        server.start();
    }

    static RelayName local(int port) {
        return new RelayName("localhost:" + port);
    }

    static Relay relay() throws Exception {
        return Relay.start(config());
    }

    static RelayConfig config() {
        try (LegKey key = LegKey.of(DEPLOYMENT_SEED)) {
            return RelayConfig.local(List.of(new Grant(key.publicKey(), Quota.STANDARD)));
        }
    }

    private void serve() {
        try {
            process.serve();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code t.wait} becomes; tests of other JVMs have their own. */
    static final String WAITING = "sleep 91." + ProcessHandle.current().pid();

    private static final String VERBS = """
            version = 1
            [t.say]
            description = "says a word"
            [t.say.limits]
            concurrent = 4
            [t.say.parameters.word]
            type = "string"
            pattern = "^[a-z]{1,20}$"
            max_bytes = 20
            [t.say.exec]
            argv = ["/bin/sh", "-c", "echo said $1; echo aside $1 >&2; exit 3", "sh", "{word}"]
            [t.wait]
            description = "waits"
            [t.wait.exec]
            argv = ["/bin/sh", "-c", "echo ready; exec WAITING"]
            [t.flood]
            description = "writes a lot"
            [t.flood.limits]
            output_kib = 2048
            [t.flood.exec]
            argv = ["/bin/sh", "-c", "head -c 1500000 /dev/zero"]
            [t.key]
            description = "uses a key"
            [t.key.exec]
            argv = ["/bin/sh", "-c", "echo got $API_KEY; printf %s $API_KEY | od -An -tx1; cat /proc/$$/cmdline"]
            [t.key.exec.key]
            tool = "claude"
            variable = "API_KEY"
            """.replace("WAITING", WAITING);

    String policy() {
        return "version = 1\n[[rule]]\neffect = \"allow\"\nusers = [\"*\"]\nverbs = [\"t.*\"]\nwhere = { \"*\" = \"*\" }\n";
    }

    private Law.Reading slowLaw() throws dev.sessionvault.launcher.exit.LauncherException {
        lawReadings.acquireUninterruptibly();
        return law();
    }

    Law.Reading law() throws dev.sessionvault.launcher.exit.LauncherException {
        TrustedFiles trusted = new TrustedFiles(directory.toFile(), ProcessState.effectiveUser());
        return new Law.Reading(
                Verbs.load(trusted, directory.resolve("verbs.d").toFile()),
                Policy.load(trusted, directory.resolve("policy.toml").toFile(), AccountNames.ofMachine()));
    }

    void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    GuestChannel come(Inbox inbox) throws Exception {
        try (LegKey key = LegKey.of(DEPLOYMENT_SEED);
                var handle = opening.handle(passport, key.publicKey())) {
            byte[] named = handle.relayCa();
            RelayTrust trust = named == null ? RelayTrust.SYSTEM : RelayTrust.pinned(named);
            RelayRoute route = new RelayRoute(handle.relay(), handle.isTls(), trust, Map.of());
            return GuestChannel.open(
                    new GuestEnd(route, handle.deployment(), handle.secret(), recipient, handle.end()), inbox);
        }
    }

    /** What the recipient is given. */
    byte[] handle() {
        try (LegKey key = LegKey.of(DEPLOYMENT_SEED);
                var handle = opening.handle(passport, key.publicKey())) {
            return handle.text();
        }
    }

    Line line() throws Exception {
        return sockets.connect(opening.session().substring(0, 8));
    }

    Note ask(Note note) throws Exception {
        try (Line line = line()) {
            line.write(note);
            return Objects.requireNonNull(line.read(), "no answer");
        }
    }

    @Override
    public void close() throws Exception {
        process.end(Ended.Reason.REVOKED);
        server.join(10_000);
        process.close();
        opening.close();
        owner.close();
        recipient.close();
        deployment.close();
    }
}
