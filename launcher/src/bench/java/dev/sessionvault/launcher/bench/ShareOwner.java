package dev.sessionvault.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.control.Opening;
import dev.sessionvault.launcher.share.control.Plan;
import dev.sessionvault.launcher.share.control.SessionProcess;
import dev.sessionvault.launcher.share.control.Wish;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.passport.Handle;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.verb.Verbs;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The owner's end in a process of its own, as {@code sv share open} leaves it, with one verb; it ends with its input. */
final class ShareOwner {
    static final byte[] DEPLOYMENT = "deployment key for the benchmark".getBytes(US_ASCII);

    private static final String VERB = """
        version = 1
        [bench.echo]
        description = "echo"
        limits = { concurrent = 16 }
        exec = { argv = ["/bin/echo", "hello"] }
        """;
    private static final String POLICY = """
        version = 1
        [[rule]]
        effect = "allow"
        users = ["*"]
        verbs = ["bench.echo"]
        bearer = true
        """;

    private ShareOwner() {}

    /** A directory of the benchmark's, and the relay's name. The handle is written to {@code handle} there. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        write(Files.createDirectories(directory.resolve("verbs.d")).resolve("bench.toml"), VERB);
        write(directory.resolve("policy.toml"), POLICY);
        Law law = () -> law(directory);
        Wish wish = new Wish(
                List.of("bench.echo"),
                Duration.ofMinutes(30),
                0,
                Set.of(),
                null,
                new RelayName(arguments[1]),
                false,
                null);
        try (Identity owner = Identity.random();
                Opening opening = Opening.of(wish, Account.current(), law.read());
                SecretBytes deployment = SecretBytes.copyOf(DEPLOYMENT)) {
            Passport passport = opening.passport(owner.publicKey(), Instant.now());
            try (Plan plan = opening.plan(passport, owner, deployment, texts(directory, owner), Map.of());
                    SessionProcess session =
                            new SessionProcess(plan, law, ShareOwner::noKey, (socket, host, at) -> socket)) {
                session.begin();
                hand(directory, opening, passport);
                serve(session);
            }
        }
    }

    private static SecretBytes noKey(Object use) {
        throw new IllegalStateException("no verb here has a key");
    }

    private static Map<String, String> texts(Path directory, Identity owner) {
        return Map.of(
                "owner", owner.publicKey().toString(),
                "log", directory.resolve("log").toString(),
                "sockets", directory.resolve("sockets").toString(),
                "HOME", directory.toString());
    }

    private static void write(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static Law.Reading law(Path directory) throws LauncherException {
        TrustedFiles trusted = new TrustedFiles(directory.toFile(), ProcessState.effectiveUser());
        return new Law.Reading(
                Verbs.load(trusted, directory.resolve("verbs.d").toFile()),
                Policy.load(trusted, directory.resolve("policy.toml").toFile(), AccountNames.ofMachine()));
    }

    private static void hand(Path directory, Opening opening, Passport passport) throws Exception {
        try (LegKey key = LegKey.of(DEPLOYMENT);
                Handle handle = opening.handle(passport, key.publicKey())) {
            Files.write(directory.resolve("handle"), handle.text());
        }
        System.out.println("lent");
    }

    private static void serve(SessionProcess session) throws Exception {
        Thread listener = new Thread(() -> {
            try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (java.io.IOException e) {
                // it has ended
            }
            session.end(Ended.Reason.REVOKED);
        });
        listener.start();
        session.serve();
    }
}
