package dev.sessionvault.launcher.leak.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.edit.JsonDocument;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.place.HomeDirectory;
import dev.sessionvault.launcher.leak.place.Planted;
import dev.sessionvault.launcher.leak.place.PreparedHome;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.leak.search.Progress;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.vault.LeakFingerprint;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tomlj.Toml;

/** A home directory with a key in every known place: all are taken out, and what is left is well formed. */
class PreparedHomePlanTest {
    @TempDir
    Path directory;

    private PreparedHome home;

    @BeforeEach
    void prepare() throws Exception {
        home = PreparedHome.withKeys(directory.toRealPath(), 7);
    }

    @Test
    void everyKey_isTaken_andASecondSearchFindsNone() throws Exception {
        StringBuilder taken = new StringBuilder();
        List<Finding> found = find();
        try (Plan plan = Plan.of(found, new Wanted(Set.of(), true))) {
            assertEquals(List.of(), plan.left());
            for (FilePlan file : plan.files()) {
                file.taken().forEach(one -> taken.append(text(one)).append('\n'));
                requireHidden(String.join("\n", file.change().diff()));
                file.change().write();
            }
        }
        assertEquals(List.of(), find());
        for (Planted one : planted(found)) {
            assertTrue(taken.indexOf(new String(one.key(), StandardCharsets.US_ASCII)) >= 0, one.file()::toString);
        }
        requireWellFormed();
        // Without a key and without tokens in it, Codex would take it for a login.
        assertTrue(Files.notExists(home.directory().resolve(".codex/auth.json")));
        assertTrue(Files.notExists(home.directory().resolve(".codex-work/auth.json")));
    }

    @Test
    void logins_stay_unlessAskedFor() throws Exception {
        Path login = home.directory().resolve(".claude/.credentials.json");
        Path key = home.directory().resolve(".bashrc");
        try (Plan plan = Plan.of(find(), new Wanted(Set.of(), false))) {
            List<Path> files = plan.files().stream().map(FilePlan::file).toList();
            assertTrue(files.contains(key) && !files.contains(login), files::toString);
            assertTrue(plan.logins().stream()
                    .anyMatch(one -> one.place().toString().contains(login.toString())));
        }
    }

    @Test
    void onlyTheKindsThatWereAskedFor_areTaken() throws Exception {
        try (Plan plan = Plan.of(find(), new Wanted(Set.of("groq-api"), true))) {
            assertTrue(plan.files().size() > 3);
            plan.files()
                    .forEach(file -> file.taken()
                            .forEach(one -> assertEquals(
                                    "groq-api", one.finding().kind().id())));
        }
    }

    /** Whether each was found is another test's matter. */
    private List<Planted> planted(List<Finding> found) {
        List<String> fingerprints = found.stream().map(Finding::fingerprint).toList();
        List<Planted> planted = home.planted().stream()
                .filter(one -> fingerprints.contains(LeakFingerprint.of(one.key(), 0, one.key().length)))
                .toList();
        assertTrue(planted.size() > 100, "too few to tell: " + planted.size());
        return planted;
    }

    private void requireHidden(String diff) {
        for (Planted one : home.planted()) {
            String key = new String(one.key(), StandardCharsets.US_ASCII);
            assertTrue(key.isEmpty() || !diff.contains(key), () -> one.file() + ": a key is shown");
        }
    }

    private static String text(Taken one) {
        return one.secret().read(SecretAccess.granted(), bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private List<Finding> find() throws Exception {
        ToolTable table = ToolTable.builtIn();
        HomeDirectory places = new HomeDirectory(home.directory(), home.environment(), table.tools());
        return Leaks.find(places.parts(), Progress.unseen()).findings();
    }

    private void requireWellFormed() throws Exception {
        int count = 0;
        try (Stream<Path> files = Files.walk(home.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                if (name.endsWith(".toml")) {
                    assertEquals(List.of(), Toml.parse(file).errors(), name);
                    count++;
                } else if (name.matches(".*\\.ya?ml")) {
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
                    count++;
                } else if (name.endsWith(".json") && !name.endsWith("gemini-credentials.json")) { // which is none
                    JsonDocument.parse(Files.readString(file), "  ");
                    assertTrue(Files.size(file) > 1, name);
                    count++;
                }
            }
        }
        assertTrue(count > 40, "too few files to tell: " + count);
    }
}
