package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.Role;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;

/**
 * Busy pairs in a process of their own: CERTIFICATE, their number, how many relays they begin at, and NAME@PORT of all
 * relays. To each relay there is one faulty wire.
 */
final class BusyMain {
    private static final int RECORDS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<RelayName, FaultProxy> wires = new LinkedHashMap<>();
    private final Map<RelayName, InetSocketAddress> book = new ConcurrentHashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private volatile boolean finish;

    public static void main(String[] arguments) throws Exception {
        BusyMain main = new BusyMain();
        SSLSocketFactory tls = TestCertificate.client(Path.of(arguments[0]));
        Map<RelayName, InetSocketAddress> relays = new LinkedHashMap<>();
        List<RelayName> names = Book.read(List.of(arguments).subList(3, arguments.length), relays);
        for (RelayName name : names) {
            FaultProxy wire = new FaultProxy(Book.find(relays, name));
            main.wires.put(name, wire);
            main.book.put(name, wire.address());
        }
        main.run(Integer.parseInt(arguments[1]), names.subList(0, Integer.parseInt(arguments[2])), tls);
        main.obey();
    }

    private void run(int pairs, List<RelayName> homes, SSLSocketFactory tls) {
        for (int i = 0; i < pairs; i++) {
            RelayName home = homes.get(i % homes.size());
            Ends ends = Ends.at(Book.find(book, home), home, tls);
            Transfer transfer = new Transfer(RECORDS, PAUSE, breaks -> finish, line -> {}, book);
            transfers.add(transfer);
            threads.submit(() -> end(transfer, ends, Role.OWNER));
            threads.submit(() -> end(transfer, ends, Role.GUEST));
        }
    }

    private void end(Transfer transfer, Ends ends, Role role) {
        try {
            transfer.runAlone(ends, role);
            out.println("finished " + role);
        } catch (Exception | AssertionError e) {
            out.println("wrong " + e);
        }
    }

    private void obey() {
        out.println("ready");
        for (String order = Orders.next(); order != null; order = Orders.next()) {
            String[] words = order.split(" ");
            switch (words[0]) {
                case "fault" -> anyWire().inflict(FaultProxy.Fault.valueOf(words[1]));
                case "kill" -> anyWire().cutAny();
                case "moved" -> book.put(new RelayName(words[1]), Book.find(book, new RelayName(words[2])));
                case "count" -> count();
                case "finish" -> finish = true;
                default -> throw new IllegalArgumentException(order);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private FaultProxy anyWire() {
        List<FaultProxy> all = List.copyOf(wires.values());
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    private void count() {
        out.println("busy records "
                + transfers.stream().mapToLong(Transfer::received).sum()
                + " bytes "
                + transfers.stream().mapToLong(Transfer::bytes).sum()
                + " breaks "
                + transfers.stream().mapToLong(Transfer::breaks).sum()
                + " least "
                + transfers.stream().mapToLong(Transfer::received).min().orElse(0));
    }
}
