package dev.sessionvault.launcher.share.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Owner and recipient, each in a network of its own, with a cable to a third, where the relay is. They have no names that
 * could be left behind: a child holds each, which ends when this process does.
 */
final class Networks implements AutoCloseable {
    /** Where both find the relay: an address of the third network's that both cables lead to. */
    static final String RELAY = "10.78.3.1:9001";

    static final String OWNER = "10.78.1.2";
    static final String GUEST = "10.78.2.2";

    /** The owner may dial the relay; all else is dropped, its own loopback too. */
    private static final String OWNERS = """
        table inet own {
          chain out {
            type filter hook output priority filter; policy drop
            ip daddr 10.78.3.1 tcp dport 9001 accept
            counter
          }
          chain in {
            type filter hook input priority filter; policy drop
            ip saddr 10.78.3.1 tcp sport 9001 ct state established accept
          }
        }
        """;

    private static final String BETWEEN = """
        table inet between {
          chain in {
            type filter hook input priority filter; policy drop
            iifname lo accept
            ct state established accept
            tcp dport 9001 accept
          }
          chain through {
            type filter hook forward priority filter; policy drop
          }
        }
        """;

    private final Deque<Child> holders = new ArrayDeque<>();
    final long owner;
    final long guest;
    final long between;

    Networks() throws Exception {
        try {
            owner = make();
            guest = make();
            between = make();
            cable("owner", "10.78.1.1", owner, OWNER);
            cable("guest", "10.78.2.1", guest, GUEST);
            run(between, "ip", "address", "add", "10.78.3.1/32", "dev", "lo");
            run(between, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private long make() throws Exception {
        Child holder = new Child(List.of("unshare", "--net", "sh", "-c", "echo made; exec cat"));
        holders.push(holder);
        holder.await("made", 10);
        run(holder.pid(), "ip", "link", "set", "lo", "up");
        return holder.pid();
    }

    private void cable(String device, String address, long other, String otherAddress) throws Exception {
        run(between, "ip", "link", "add", device, "type", "veth", "peer", "name", "eth0", "netns", "" + other);
        run(between, "ip", "address", "add", address + "/24", "dev", device);
        run(between, "ip", "link", "set", device, "up");
        run(other, "ip", "address", "add", otherAddress + "/24", "dev", "eth0");
        run(other, "ip", "link", "set", "eth0", "up");
        run(other, "ip", "route", "add", "default", "via", address);
    }

    /** Until this everybody reaches everybody. */
    void restrict() throws Exception {
        run(owner, "sh", "-c", "nft -f - << 'END'\n" + OWNERS + "END\n");
        run(between, "sh", "-c", "nft -f - << 'END'\n" + BETWEEN + "END\n");
    }

    /** What a dial to where nobody listens comes to: refused, or none if nothing is heard. */
    String dial(long from, String to) throws Exception {
        return run(
                        from,
                        "bash",
                        "-c",
                        "m=$(timeout 1 bash -c ': < /dev/tcp/" + to + "/22' 2>&1)\n"
                                + "case $m in *refused*) echo refused ;; *) echo none ;; esac")
                .trim();
    }

    /** How much of the owner's has been dropped. */
    long dropped() throws Exception {
        String counter = run(owner, "nft", "list", "chain", "inet", "own", "out");
        return Long.parseLong(counter.replaceAll("(?s).*counter packets (\\d+).*", "$1"));
    }

    Child start(long where, List<String> command) throws IOException {
        return new Child(inside(where, command));
    }

    private static List<String> inside(long where, List<String> command) {
        List<String> inside = new ArrayList<>(List.of("nsenter", "--net", "--target", Long.toString(where), "--"));
        inside.addAll(command);
        return inside;
    }

    private static String run(long where, String... command) throws Exception {
        Process process = new ProcessBuilder(inside(where, List.of(command)))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    @Override
    public void close() throws InterruptedException {
        while (!holders.isEmpty()) {
            holders.pop().close();
        }
    }
}
