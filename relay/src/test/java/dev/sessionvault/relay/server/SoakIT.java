package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten minutes of everything at once: idle and busy pairs over TLS, connections that die all the time, and a relay that
 * is drained under its load, whose successor takes over. More relays than one run when a process may not open enough
 * files for all: each is the real program in a process of its own.
 *
 * <p>{@code -Dsoak.minutes=10 -Dsoak.idle=10000 -Dsoak.busy=100}
 */
@Tag("nightly")
class SoakIT {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 10);
    private static final int IDLE = Integer.getInteger("soak.idle", 10_000);
    private static final int BUSY = Integer.getInteger("soak.busy", 100);

    /** The relay itself lets nobody in above four fifths. */
    private static final double USABLE_DESCRIPTORS = 0.75;

    private static final int LOOK_SECONDS = 15;
    private static final List<String> FAULTS = List.of(
            "CUT",
            "RESET",
            "HALF_CLOSE",
            "DROP",
            "DUPLICATE",
            "REORDER",
            "TRUNCATE",
            "FLIP",
            "SWAP",
            "REPLAY",
            "STALL",
            "TRICKLE");

    @TempDir
    private Path directory = Path.of("");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<SoakNode> nodes = new ArrayList<>();
    private final List<Child> idle = new ArrayList<>();
    private final StringBuilder report = new StringBuilder();

    private TlsFiles files = new TlsFiles(directory, directory);
    private Path tokens = directory;

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void nothingIsLost_mixedUp_orKept() throws Exception {
        prepare();
        int homes = homes();
        List<RelayName> names = new ArrayList<>();
        List<String> book = new ArrayList<>();
        for (int i = 0; i <= homes; i++) {
            names.add(new RelayName("relay" + i + ".example.org:443"));
            book.add(Book.entry(names.get(i), FreePort.take()));
        }
        for (int i = 0; i < homes; i++) {
            nodes.add(node(book.get(i), List.of(names.get(i)), names.get(homes)));
        }
        long start = System.nanoTime();
        for (int i = 0; i < homes; i++) {
            idle.add(idle(IDLE / homes, i, book));
        }
        for (Child child : idle) {
            child.await(0, "ready", 240);
            child.say("open");
        }
        Child busy = busy(homes, book);
        awaitAllPaired();
        say("%d idle and %d busy pairs at %d relay(s) after %d s", IDLE, BUSY, homes, seconds(start));

        strike(busy, names, book, homes);
        awaitAllPaired();
        prove();
        end(busy);
        assertNothingIsKept();
        assertFlat();
        Files.writeString(Path.of("target", "soak.md"), report);
    }

    private void prepare() throws Exception {
        files = new TlsFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
        TestCertificate.first().write(files, Instant.EPOCH);
        tokens = directory.resolve("tokens.toml");
        Quota quota = Quota.STANDARD
                .withSessions(IDLE + BUSY)
                .withHellos(Rate.UNLIMITED)
                .withBytes(Rate.UNLIMITED);
        new TokenFile(tokens)
                .change(all -> all.add(new Token(new Grant(Ends.DEPLOYMENT.publicKey(), quota), "", Instant.EPOCH)));
    }

    private static int homes() throws IOException {
        String limit = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .findFirst()
                .orElseThrow()
                .split("\\s+")[4];
        return (int) Math.ceil(2.0 * (IDLE + BUSY) / (USABLE_DESCRIPTORS * Long.parseLong(limit)));
    }

    private SoakNode node(String entry, List<RelayName> names, RelayName successor) throws Exception {
        int port = Integer.parseInt(entry.substring(entry.indexOf('@') + 1));
        return closing(SoakNode.start(directory, files, tokens, port, names, successor));
    }

    private Child idle(int pairs, int home, List<String> book) throws Exception {
        List<String> command = Child.java(List.of("-Xmx1500m", "-XX:+UseSerialGC"), IdleMain.class);
        command.addAll(List.of(files.certificate().toString(), "" + pairs, book.get(home)));
        command.addAll(book);
        return closing(Child.start(command));
    }

    private Child busy(int homes, List<String> book) throws Exception {
        List<String> command = Child.java(List.of("-Xmx512m", "-XX:+UseSerialGC"), BusyMain.class);
        command.addAll(List.of(files.certificate().toString(), "" + BUSY, "" + homes));
        command.addAll(book);
        Child child = closing(Child.start(command));
        child.await(0, "ready", 60);
        return child;
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    private void awaitAllPaired() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
        for (Child child : idle) {
            child.await(child.mark(), "idle ", 60); // what it said before is of before
            child.await(child.mark(), "idle ", 60);
        }
        while (!areAll("idle paired ")) {
            assertTrue(end - System.nanoTime() > 0, () -> "never all paired: " + lastReports());
            Thread.sleep(1_000);
        }
    }

    /** In the newest report of each: the first number is of ends. */
    private boolean areAll(String words) {
        return idle.stream()
                .allMatch(child -> child.since(0).stream().anyMatch(line -> line.contains(words))
                        && child.last(words).split(" ")[0].equals("" + 2 * (IDLE / idle.size())));
    }

    private List<String> lastReports() {
        return idle.stream().map(child -> child.last("idle ")).toList();
    }

    /** The ten minutes. */
    private void strike(Child busy, List<RelayName> names, List<String> book, int homes) throws Exception {
        long start = System.nanoTime();
        long end = TimeUnit.MINUTES.toSeconds(MINUTES);
        long drainAt = end * 15 / 100;
        for (long second = 0; second < end; second = seconds(start)) {
            if (second >= drainAt && nodes.size() == homes) {
                nodes.add(node(book.get(homes), List.of(names.get(homes), names.get(0)), names.get(homes)));
                drain(nodes.get(0), nodes.get(homes), busy, second);
            }
            busy.say("fault " + FAULTS.get(ThreadLocalRandom.current().nextInt(FAULTS.size())));
            busy.say("kill");
            for (Child child : idle) {
                child.say("kill " + 3);
            }
            if (second % LOOK_SECONDS == 0) {
                look(second);
            }
            Thread.sleep(1_000);
        }
        SoakNode drained = nodes.get(0);
        if (!drained.process.waitFor(60, TimeUnit.SECONDS)) {
            fail("it still has legs: " + drained.metrics());
        }
        assertTrue(drained.log().contains("\"event\":\"stopped\""), drained.log());
    }

    /** Who dials the old name from now on comes to the successor: a leg that was cut just now knows no other. */
    private void drain(SoakNode old, SoakNode successor, Child busy, long second) throws Exception {
        say(
                "second %d: %d legs of %s are sent to %s",
                second, old.metric("sv_relay_legs"), old.name.value(), successor.name.value());
        for (Child child : idle) {
            child.say("moved " + Book.entry(old.name, successor.port));
        }
        busy.say("moved " + old.name.value() + " " + successor.name.value());
        old.process.destroy();
    }

    private void look(long second) throws Exception {
        for (SoakNode node : nodes) {
            if (node != nodes.get(0) || nodes.size() == 1) {
                node.look(second);
            }
        }
    }

    private void prove() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!areAll("proven ")) {
            assertTrue(end - System.nanoTime() > 0, () -> "what idle pairs say does not arrive: " + lastReports());
            for (Child child : idle) {
                child.say("prove");
            }
            Thread.sleep(5_000);
        }
    }

    private void assertFlat() {
        for (SoakNode node : nodes) {
            node.vitals.forEach(seen -> say("%s: %s", node.name.value(), seen));
        }
        for (SoakNode node : nodes.subList(1, nodes.size())) {
            double heap = growth(node, "heap after a collection, KB", Vitals::heapKilobytes);
            double resident = growth(node, "resident, KB", Vitals::residentKilobytes);
            double descriptors = growth(node, "descriptors that are no leg's", Vitals::spareDescriptors);
            assertTrue(heap < 1.05, "heap grows: " + node.vitals);
            assertTrue(resident < 1.05, "memory grows: " + node.vitals);
            assertTrue(descriptors < 1.5, "descriptors grow: " + node.vitals);
        }
    }

    /** Of the last third's mean over the second's: the first warms up. */
    private double growth(SoakNode node, String what, ToLongFunction<Vitals> value) {
        List<Vitals> full = Vitals.full(node.vitals);
        int third = full.size() / 3;
        assertTrue(third >= 2, () -> "all legs were seldom there: " + node.vitals);
        double second = Vitals.mean(full.subList(third, 2 * third), value);
        double last = Vitals.mean(full.subList(2 * third, full.size()), value);
        say("%s: %s: second third %.0f, last third %.0f", node.name.value(), what, second, last);
        return last / second;
    }

    private void end(Child busy) throws Exception {
        busy.say("count");
        String count = busy.await(0, "busy ", 10);
        say("busy: %s; idle: %s", count, lastReports());
        assertTrue(Long.parseLong(count.split(" ")[7]) > 0, "each busy pair moved: " + count);
        busy.say("finish");
        int mark = 0;
        for (int i = 0; i < 2 * BUSY; i++) {
            busy.await(mark, "finished", 90);
            mark = busy.since(mark)
                            .indexOf(busy.since(mark).stream()
                                    .filter(line -> line.startsWith("finished"))
                                    .findFirst()
                                    .orElseThrow())
                    + mark
                    + 1;
        }
        assertEquals(
                List.of(),
                busy.since(0).stream().filter(line -> line.startsWith("wrong")).toList());
        for (Child child : idle) {
            child.say("end");
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!areAll("over ")) {
            assertTrue(deadline - System.nanoTime() > 0, () -> "not all ended: " + lastReports());
            Thread.sleep(500);
        }
        for (Child child : idle) {
            assertEquals("[]", child.last("wrong "));
        }
    }

    private void assertNothingIsKept() throws Exception {
        for (SoakNode node : nodes.subList(1, nodes.size())) {
            say("%s: %s", node.name.value(), Remains.counted(node));
            Remains.assertNone(node);
        }
    }

    private static long seconds(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
