package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sessionvault.launcher.clients.Provider.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link LoginDesk} whose logins are in a vault and are lent by {@code sv run}: none of their bytes may be in a file. */
final class LentDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoginDesk desk;
    private final Sv sv;
    private final String tool;
    private final Path file;
    private final List<String> traces;

    /** @param file where the tool keeps its login, from the home on */
    LentDesk(Path root, String tool, String file, List<String> traces) throws IOException, InterruptedException {
        this.desk = new LoginDesk(root);
        this.sv = desk.withVault();
        this.tool = tool;
        this.file = desk.home().resolve(file);
        this.traces = traces;
        Files.createDirectories(this.file.resolveSibling(""));
    }

    LoginDesk desk() {
        return desk;
    }

    Path file() {
        return file;
    }

    /** As if somebody had just logged in, without sv. */
    void adopt(String account, String content) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        sv.call("adopt", tool, "--global", "--account", account);
        assertFalse(Files.exists(file), "it is there, where nobody was lent it");
        assertEquals(List.of(), Traces.under(desk.root(), traces));
    }

    /** Nothing of a login is in a file at any time from the start to the end of all that has begun with it. */
    Outcome play(String... command) throws IOException, InterruptedException {
        try (Lookout lookout = new Lookout(desk.root(), traces)) {
            Outcome outcome = desk.play(command);
            awaitNobodyHasIt();
            assertEquals(List.of(), lookout.seen(), outcome.explained());
            return outcome;
        }
    }

    List<Refresh> refreshes() throws IOException {
        return desk.refreshes();
    }

    /** The command line of a run that was lent this account's login. */
    String[] run(String account, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--account", account));
        // Their names look secret, and they are addresses.
        all.addAll(List.of("--keep", "CODEX_REFRESH_TOKEN_URL_OVERRIDE", "--keep", "CODEX_REVOKE_TOKEN_URL_OVERRIDE"));
        all.add(tool);
        all.addAll(Arrays.asList(arguments));
        return sv.command("run", all.toArray(String[]::new)).toArray(String[]::new);
    }

    static String[] joined(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(rest));
        return all.toArray(String[]::new);
    }

    /** Both at once; good if both end well. */
    static String[] atOnce(String[] one, String[] two) {
        return new String[] {"sh", "-c", words(one) + " & " + words(two) + " && wait $!"};
    }

    private static String words(String[] command) {
        return Arrays.stream(command)
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private void awaitNobodyHasIt() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Lookout.borrowers(desk.vault()).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException("a keeper has not ended: " + Lookout.borrowers(desk.vault()));
            }
            Thread.sleep(50);
        }
    }

    /** What the vault has is in the tool's file again, and there alone. */
    String surrender(String account) throws IOException, InterruptedException {
        sv.call("surrender", tool, "--global", "--account", account);
        assertEquals(List.of(file), Traces.under(desk.root(), traces));
        return Files.readString(file);
    }
}
