package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.Role;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One end in a process of its own: ROLE HOST PORT NAME SECRET CERTIFICATE. It says what happens, and how long a round
 * took; told to finish, the guest ends the session.
 */
final class EndMain {
    private static final int RECORDS = 12;

    private EndMain() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        AtomicBoolean finish = new AtomicBoolean();
        Thread orders = new Thread(() -> obey(finish), "orders");
        orders.setDaemon(true);
        orders.start();
        Ends ends = Ends.of(
                HexFormat.of().parseHex(arguments[4]),
                new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2])),
                new RelayName(arguments[3]),
                TestCertificate.client(Path.of(arguments[5])));
        long[] before = {System.nanoTime()};
        Consumer<String> diary = line -> {
            long now = System.nanoTime();
            out.println(line.equals("round") ? "round " + (now - before[0]) / 1_000_000 : line);
            before[0] = now;
        };
        new Transfer(RECORDS, Duration.ofMillis(50), breaks -> finish.get(), diary, Map.of())
                .runAlone(ends, Role.valueOf(arguments[0]));
        out.println("finished");
    }

    private static void obey(AtomicBoolean finish) {
        if ("finish".equals(Orders.next())) {
            finish.set(true);
            Orders.next();
        }
        Runtime.getRuntime().halt(3); // whoever started this process has gone
    }
}
