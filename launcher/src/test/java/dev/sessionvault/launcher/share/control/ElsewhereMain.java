package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.wire.RelayName;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** One of three, in a process of its own: the relay behind its wire, the owner, the recipient. It ends with its input. */
final class ElsewhereMain {
    private static final BufferedReader ORDERS =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private ElsewhereMain() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "relay" -> relay();
            case "owner" -> owner(directory);
            default -> guest(directory);
        }
        System.exit(0);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }

    private static void relay() throws Exception {
        try (Relay relay = Relay.start(Wire.config().withNames(Set.of(new RelayName(Networks.RELAY))))) {
            SlowWire wire = new SlowWire(9001, relay.address());
            say("ready");
            for (String order = ORDERS.readLine(); order != null; order = ORDERS.readLine()) {
                String[] words = order.split(" ");
                int millis = Integer.parseInt(words[1]);
                switch (words[0]) {
                    case "delay" -> wire.delay(millis);
                    case "stall" -> wire.stall(millis);
                    default -> wire.cut(millis);
                }
                say("done " + order);
            }
        }
    }

    private static void owner(Path directory) throws Exception {
        Pair.writeVerbs(directory);
        try (Lent lent = new Lent(
                directory,
                new RelayName(Networks.RELAY),
                null,
                Recipient.identity(directory.resolve("recipient")),
                Pair.NO_KEYS,
                Duration.ofMinutes(5),
                "t.count:word=*",
                "t.late:word=*")) {
            Files.write(directory.resolve("handle"), lent.handle());
            say("owner " + lent.owner.publicKey());
            say("session " + lent.opening.session());
            say("key " + lent.opening.sessionKey());
            if (ORDERS.readLine() != null) {
                throw new IllegalStateException("the owner takes no orders");
            }
        }
    }

    private static void guest(Path directory) throws Exception {
        IdentityKey owner = IdentityKey.parse(Objects.requireNonNull(ORDERS.readLine()));
        byte[] handle = Files.readAllBytes(directory.resolve("handle"));
        try (Recipient recipient = Recipient.come(directory.resolve("recipient"), handle, owner)) {
            say("connected");
            for (String order = ORDERS.readLine(); order != null; order = ORDERS.readLine()) {
                String[] words = order.split(" ");
                Said said = recipient.call(words[0], words[1]);
                Thread waiter = new Thread(() -> tell(words[1], said));
                waiter.setDaemon(true);
                waiter.start();
            }
        }
    }

    private static void tell(String word, Said said) {
        long begin = System.nanoTime();
        try {
            if (word.startsWith("late")) {
                said.awaitOutput();
                say("begun " + word);
            }
            var answer = said.answer();
            say("answer " + word + " " + answer.isGood() + " " + (System.nanoTime() - begin) / 1_000_000 + " "
                    + answer.told() + " " + said.out().replace('\n', '/'));
        } catch (Exception e) {
            say("answer " + word + " none: " + e);
        }
    }
}
