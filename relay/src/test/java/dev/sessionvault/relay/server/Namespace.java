package dev.sessionvault.relay.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of its own. It has no name that could be left behind: a child holds it, which ends when this process does,
 * however that ends.
 */
final class Namespace implements AutoCloseable {
    private final Child holder;

    private Namespace(Child holder) {
        this.holder = holder;
    }

    static Namespace make() throws Exception {
        Namespace made = new Namespace(Child.start(List.of("unshare", "--net", "sh", "-c", "echo made; exec cat")));
        made.holder.await(0, "made", 10);
        made.run("ip", "link", "set", "lo", "up");
        return made;
    }

    /** A cable to another, with an address of the same net at each end. */
    void connect(String device, String address, Namespace other, String otherDevice, String otherAddress)
            throws Exception {
        run("ip", "link", "add", device, "type", "veth", "peer", "name", otherDevice, "netns", "" + other.holder.pid());
        run("ip", "address", "add", address + "/24", "dev", device);
        run("ip", "link", "set", device, "up");
        other.run("ip", "address", "add", otherAddress + "/24", "dev", otherDevice);
        other.run("ip", "link", "set", otherDevice, "up");
        other.run("ip", "route", "add", "default", "via", address);
    }

    /** What runs a command in here. */
    List<String> command(List<String> command) {
        List<String> inside =
                new ArrayList<>(List.of("nsenter", "--net", "--target", Long.toString(holder.pid()), "--"));
        inside.addAll(command);
        return inside;
    }

    Child start(List<String> command) throws IOException {
        return Child.start(command(command));
    }

    String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command(List.of(command)))
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
        holder.close();
    }
}
