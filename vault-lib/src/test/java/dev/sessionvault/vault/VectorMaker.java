package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the vectors; run by hand, once for each version of the format, for vectors are kept as they are. The index it
 * writes is what this code answers: compare it with FORMAT.md before keeping it.
 */
final class VectorMaker {
    private final Path target;
    private final StringBuilder index = new StringBuilder();

    private VectorMaker(Path target) {
        this.target = target;
    }

    /** @param arguments the directory to write to, and an empty one to work in */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        VectorMaker maker = new VectorMaker(Path.of(arguments[0]));
        maker.good(work);
        maker.bad(work);
        Files.writeString(maker.target.resolve("index.txt"), maker.index, StandardCharsets.UTF_8);
    }

    private void good(Path work) throws Exception {
        try (Vault vault = TestVault.create(work.resolve("empty"))) {
            keep("good_empty", work.resolve("empty"), vault);
        }
        try (Vault vault = TestVault.create(work.resolve("single"))) {
            vault.add(project(CLAUDE, "/home/me/work", "", new Expiry(28800, 1_900_000_000)), secret("sk-one"));
            keep("good_one_entry", work.resolve("single"), vault);
            TestVault.take(vault.withClock(TestVault.at(TestVault.NOW + 3600)), CLAUDE, "/home/me/work");
            String id = vault.entries().get(0).id().value();
            Files.copy(work.resolve("single/used").resolve(id), target.resolve("good_one_entry.used"));
        }
        try (Vault vault = TestVault.create(work.resolve("accounts"))) {
            vault.add(project(CLAUDE, "/p"), secret("sk-unnamed"));
            vault.add(project(CLAUDE, "/p", "me@work", Expiry.NEVER), secret("sk-work"));
            vault.add(global(CODEX, "spare"), secret("k".repeat(16384)));
            keep("good_accounts_and_a_large_key", work.resolve("accounts"), vault);
        }
        try (Vault vault = TestVault.create(work.resolve("pages"))) {
            for (int i = 0; i < 40; i++) {
                vault.add(project(CLAUDE, "/p" + i), secret("sk-" + i));
            }
            keep("good_four_manifest_pages", work.resolve("pages"), vault);
        }
        try (Vault vault = TestVault.create(work.resolve("choice"))) {
            vault.add(project(CLAUDE, "/p", "home", Expiry.NEVER), secret("sk-home"));
            vault.add(global(CLAUDE, "work"), secret("sk-work"));
            vault.choose(CLAUDE, new Scope.Project("/p"), new AccountName("work"));
            keep("good_choice", work.resolve("choice"), vault);
        }
        try (Vault vault = TestVault.create(work.resolve("former"))) {
            Entry entry = vault.add(project(CLAUDE, "/p", "", new Expiry(0, TestVault.NOW + 100)), secret("sk-old"));
            vault.withClock(TestVault.at(TestVault.NOW + 50)).rotate(entry.id(), secret("sk-new"));
            keep("good_former_key", work.resolve("former"), vault);
        }
        try (Vault vault = TestVault.create(work.resolve("login"))) {
            vault.add(project(CLAUDE, "/p"), secret("sk-one"));
            vault.logins().adopt(project(CLAUDE, "/p"), secret("{\"refresh\": \"one\"}\n"));
            keep("good_login_beside_a_key", work.resolve("login"), vault);
        }
        List<NewSlot> slots = List.of(
                TestVault.slot(), NewSlot.passphrase(secret("correct horse")), NewSlot.recovery(secret("CODE")));
        try (Vault vault = Vault.create(
                work.resolve("slots"), slots, TestVault.journal(work.resolve("slots")), TestVault.at(TestVault.NOW))) {
            vault.add(global(CLAUDE, ""), secret("sk-slots"));
            keep("good_three_slots", work.resolve("slots"), vault);
        }
    }

    private void keep(String name, Path directory, Vault vault) throws Exception {
        Files.copy(directory.resolve("vault.db"), target.resolve(name + ".db"));
        index.append(name).append(" GOOD ").append(vault.entries().size()).append('\n');
    }

    private void bad(Path work) throws Exception {
        Map<String, byte[]> all = new TreeMap<>(Forgeries.make(work));
        all.putAll(Miswritten.make(work));
        for (Map.Entry<String, byte[]> forgery : all.entrySet()) {
            Files.write(target.resolve(forgery.getKey() + ".db"), forgery.getValue());
            index.append(forgery.getKey())
                    .append(' ')
                    .append(Forgery.verdict(forgery.getValue()))
                    .append('\n');
        }
    }
}
