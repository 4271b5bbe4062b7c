package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.Role;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Idle pairs in a process of their own: CERTIFICATE, their number, and NAME@PORT of relays, the first of which is theirs. */
final class IdleMain {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<RelayName, InetSocketAddress> book;
    private final IdleHouse house;
    private final List<IdleEnd> ends = new ArrayList<>();

    private IdleMain(Path certificate, int pairs, Map<RelayName, InetSocketAddress> book, RelayName home)
            throws Exception {
        this.book = book;
        this.house = new IdleHouse(certificate, book);
        for (int i = 0; i < pairs; i++) {
            Ends pair = Ends.at(house.whereIs(home), home, null);
            ends.add(new IdleEnd(house, pair, Role.OWNER));
            ends.add(new IdleEnd(house, pair, Role.GUEST));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<RelayName, InetSocketAddress> book = new ConcurrentHashMap<>();
        List<RelayName> names = Book.read(List.of(arguments).subList(2, arguments.length), book);
        new IdleMain(Path.of(arguments[0]), Integer.parseInt(arguments[1]), book, names.get(0)).obey();
    }

    private void obey() {
        out.println("ready");
        for (String order = Orders.next(); order != null; order = Orders.next()) {
            String[] words = order.split(" ");
            switch (words[0]) {
                case "open" -> open();
                case "kill" -> kill(Integer.parseInt(words[1]));
                case "moved" -> Book.read(List.of(words[1]), book);
                case "prove" -> ends.forEach(IdleEnd::prove);
                case "end" -> end();
                default -> throw new IllegalArgumentException(order);
            }
            if (!words[0].equals("kill")) {
                out.println("done " + order);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void open() {
        for (int i = 0; i < ends.size(); i += 2) {
            ends.get(i).open(ends.get(i + 1));
        }
        Thread reporter = new Thread(this::report, "report");
        reporter.setDaemon(true);
        reporter.start();
    }

    private void end() {
        house.ending = true;
        ends.forEach(IdleEnd::end);
    }

    private void kill(int count) {
        for (int i = 0; i < count; i++) {
            ends.get(ThreadLocalRandom.current().nextInt(ends.size())).kill();
        }
    }

    private void report() {
        try {
            while (true) {
                Thread.sleep(1_000);
                out.println("idle paired "
                        + ends.stream().filter(IdleEnd::isPaired).count()
                        + " proven " + ends.stream().filter(IdleEnd::isProven).count()
                        + " over " + ends.stream().filter(IdleEnd::isOver).count()
                        + " dials " + house.dials.sum()
                        + " wrong " + house.wrong.stream().limit(5).toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
