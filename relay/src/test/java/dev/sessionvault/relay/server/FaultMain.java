package dev.sessionvault.relay.server;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Faulty wires in a process of their own: HOST PORT of the relay, and a port for each. An order goes to all of them. */
final class FaultMain {
    private FaultMain() {}

    public static void main(String[] arguments) throws Exception {
        InetSocketAddress relay = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        List<FaultProxy> wires = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            wires.add(new FaultProxy(new InetSocketAddress("0.0.0.0", Integer.parseInt(arguments[i])), relay));
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        for (String order = Orders.next(); order != null; order = Orders.next()) {
            obey(order.split(" "), wires);
            out.println("done " + order);
        }
    }

    private static void obey(String[] order, List<FaultProxy> wires) throws InterruptedException {
        for (FaultProxy wire : wires) {
            if (order[0].equals("cut")) {
                wire.cutFor(Duration.ofMillis(Long.parseLong(order[1])));
            } else {
                wire.inflict(FaultProxy.Fault.valueOf(order[0]));
            }
        }
        for (FaultProxy wire : wires) {
            while (!wire.isDone()) {
                Thread.sleep(5);
            }
        }
    }
}
