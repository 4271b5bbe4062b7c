package dev.sessionvault.launcher.bench;

import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.reflect.CallListener;
import dev.sessionvault.launcher.reflect.Guest;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.reflect.OwnerTrust;
import dev.sessionvault.launcher.reflect.RecipientFiles;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.LegKey;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a call of a lent verb costs, beside the same command here: a real session in a process of its own, a real relay and
 * a real recipient, all over loopback.
 */
final class ShareBench {
    private static final int WARM_UPS = 60;
    private static final int AT_ONCE = 16;

    /** A session lets ten calls a second through, behind a burst of twenty. */
    private static final int PAUSE_MILLIS = 110;

    private static final int REFILL_MILLIS = 2100;

    private final int rounds = Integer.getInteger("bench.rounds", 20) * 10;
    private final StringBuilder table = new StringBuilder();

    private ShareBench() {}

    /** System properties: bench.rounds, of which each is ten calls; bench.out. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("sv-share-bench");
        new ShareBench().run(directory);
        System.exit(0);
    }

    private void run(Path directory) throws Exception {
        try (LegKey key = LegKey.of(ShareOwner.DEPLOYMENT);
                Relay relay = Relay.start(RelayConfig.local(List.of(new Grant(key.publicKey(), Quota.STANDARD))))) {
            Process owner = owner(directory, "localhost:" + relay.address().getPort());
            try (LentSession session = session(directory)) {
                table.append("| | p50 ms | p99 ms | calls a second |\n|---|---:|---:|---:|\n");
                measure(session);
            } finally {
                owner.getOutputStream().close();
                owner.waitFor(20, TimeUnit.SECONDS);
                owner.destroyForcibly();
            }
        }
        String report = table + "\n" + rounds + " calls each; load " + load() + "; " + Instant.now() + "\n";
        System.out.println("\n" + report);
        String out = System.getProperty("bench.out", "");
        if (!out.isEmpty()) {
            Files.writeString(Path.of(out), report);
        }
    }

    private static String load() throws Exception {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static Process owner(Path directory, String relay) throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShareOwner.class.getName(),
                        directory.toString(),
                        relay)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        InputStream said = owner.getInputStream();
        if (!new String(said.readNBytes(4), java.nio.charset.StandardCharsets.US_ASCII).equals("lent")) {
            throw new IllegalStateException("the owner has lent nothing");
        }
        return owner;
    }

    private static LentSession session(Path directory) throws Exception {
        RecipientFiles files = new RecipientFiles(directory.resolve("config"), directory.resolve("state"));
        OwnerTrust trust = new OwnerTrust(new KnownOwners(files.configuration()), "", null, words -> true);
        return new Guest(files, trust, null, Map.of(), InstantSource.system())
                .open(Files.readAllBytes(directory.resolve("handle")));
    }

    private void measure(LentSession session) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            here();
            await(call(session));
            Thread.sleep(PAUSE_MILLIS);
        }
        double[] local = new double[rounds];
        double[] lent = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            here();
            local[i] = millisSince(begin);
            begin = System.nanoTime();
            await(call(session));
            lent[i] = millisSince(begin);
            Thread.sleep(PAUSE_MILLIS);
        }
        row("/bin/echo here", local, 1000 / mean(local));
        row("the same, lent, one at a time", lent, 1000 / mean(lent));
        atOnce(session);
    }

    private void atOnce(LentSession session) throws Exception {
        List<Double> each = new ArrayList<>();
        double seconds = 0;
        while (each.size() < rounds) {
            Thread.sleep(REFILL_MILLIS);
            long begin = System.nanoTime();
            List<CompletableFuture<Double>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(call(session));
            }
            for (CompletableFuture<Double> call : calls) {
                each.add(await(call));
            }
            seconds += millisSince(begin) / 1000;
        }
        double[] millis = each.stream().mapToDouble(Double::doubleValue).toArray();
        row("the same, lent, " + AT_ONCE + " at once", millis, millis.length / seconds);
    }

    private static void here() throws Exception {
        Process echo = new ProcessBuilder("/bin/echo", "hello").start();
        echo.getInputStream().readAllBytes();
        if (echo.waitFor() != 0) {
            throw new IllegalStateException("/bin/echo");
        }
    }

    private static CompletableFuture<Double> call(LentSession session) {
        CompletableFuture<Double> done = new CompletableFuture<>();
        long begin = System.nanoTime();
        session.call("bench.echo", Map.of(), 0, new CallListener() {
            @Override
            public void output(int which, byte[] bytes) {}

            @Override
            public void waiting() {}

            @Override
            public void ended(Answer answer) {
                if (answer.isGood()) {
                    done.complete(millisSince(begin));
                } else {
                    done.completeExceptionally(new IllegalStateException(answer.told()));
                }
            }
        });
        return done;
    }

    private static double await(CompletableFuture<Double> call) throws Exception {
        return call.get(60, TimeUnit.SECONDS);
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double mean(double[] millis) {
        return Arrays.stream(millis).average().orElse(0);
    }

    private void row(String name, double[] millis, double perSecond) {
        Arrays.sort(millis);
        table.append(Table.format(
                "| %s | %.2f | %.2f | %.0f |\n",
                name, millis[millis.length / 2], millis[(int) (millis.length * 0.99)], perSecond));
    }
}
