package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vaults of random keys, logins, former keys and choices: each answer is that of a model that knows no vault. */
class LookupModelTest {
    private static final int VAULTS = 25;
    private static final List<String> PLACES = List.of("", "/", "/a", "/a/b", "/a/b/c", "/ab");
    private static final List<String> ACCOUNTS = List.of("", "home", "work");

    @TempDir
    Path home;

    /** Place to account to key; place to the chosen account. The empty place is everywhere. */
    private final Map<String, Map<String, String>> keys = new HashMap<>();

    /** Keys and logins, likewise. */
    private final Map<String, Map<String, String>> both = new HashMap<>();

    private final Map<String, String> choices = new HashMap<>();
    private final Set<String> answers = new HashSet<>();

    @Test
    void everyAnswer_isTheModels() throws VaultException {
        Random random = new Random(4711);
        for (int i = 0; i < VAULTS; i++) {
            keys.clear();
            both.clear();
            choices.clear();
            try (Vault vault = TestVault.create(home.resolve("sv" + i))) {
                fill(vault, random);
                compare(vault);
            }
        }
        assertTrue(answers.containsAll(Set.of("None", "Unmet", "Ambiguous", "key", "login")), answers.toString());
    }

    private void fill(Vault vault, Random random) throws VaultException {
        for (int i = random.nextInt(12); i >= 0; i--) {
            String place = any(PLACES, random);
            String account = any(ACCOUNTS, random);
            if (random.nextInt(3) == 0) {
                vault.choose(CLAUDE, scope(place), new AccountName(account));
                choices.put(place, account);
            } else if (random.nextInt(3) == 0) {
                adopt(vault, place, account, "login " + i);
            } else {
                add(vault, place, account, "key " + i, random.nextInt(4) == 0);
            }
        }
    }

    private static NewEntry said(String place, String account) {
        return new NewEntry(CLAUDE, scope(place), new AccountName(account), "", Expiry.NEVER);
    }

    private void adopt(Vault vault, String place, String account, String login) throws VaultException {
        if (here(both, place).putIfAbsent(account, login) == null) {
            vault.logins().adopt(said(place, account), secret(login));
        }
    }

    private static Map<String, String> here(Map<String, Map<String, String>> all, String place) {
        return all.computeIfAbsent(place, any -> new TreeMap<>());
    }

    private void add(Vault vault, String place, String account, String key, boolean rotated) throws VaultException {
        if (here(both, place).getOrDefault(account, "").startsWith("login")) {
            return;
        }
        here(both, place).put(account, key);
        boolean isNew = here(keys, place).put(account, key) == null;
        NewEntry said = said(place, account);
        if (rotated && isNew) {
            vault.rotate(vault.add(said, secret("former " + key)).id(), secret(key));
        } else {
            vault.add(said, secret(key));
        }
    }

    private void compare(Vault vault) throws VaultException {
        for (String directory : List.of("/", "/a", "/a/b", "/a/b/c", "/a/b/c/d", "/ab/c", "/b")) {
            for (String account : ACCOUNTS) {
                assertEquals(model(keys, directory, account), take(vault, CLAUDE, directory, account));
                assertEquals(model(both, directory, account), takeEither(vault, directory, account));
            }
            String of = directory + " of " + both + " and " + choices;
            assertEquals(model(keys, directory, null), take(vault, CLAUDE, directory), of);
            String answer = takeEither(vault, directory, null);
            answers.add(answer.replaceAll(" .*", ""));
            assertEquals(model(both, directory, null), answer, of);
        }
    }

    private static String takeEither(Vault vault, String directory, @Nullable String account) throws VaultException {
        AccountName name = account == null ? null : new AccountName(account);
        Taking taking = vault.takeKeyOrLogin(CLAUDE, directory, name, TestVault.use());
        if (taking instanceof Taking.Taken taken) {
            try (taken) {
                return TestVault.text(taken.key());
            }
        }
        return taking.getClass().getSimpleName();
    }

    private String model(Map<String, Map<String, String>> all, String directory, @Nullable String named) {
        String account = named;
        boolean chosen = false;
        for (String place : upwards(directory)) {
            if (account == null && choices.containsKey(place)) {
                account = choices.get(place);
                chosen = true;
            }
            Map<String, String> here = all.getOrDefault(place, Map.of());
            if (account != null && here.containsKey(account)) {
                return here.get(account);
            }
            if (account == null && !here.isEmpty()) {
                return here.containsKey("")
                        ? here.get("")
                        : here.size() > 1
                                ? "Ambiguous"
                                : here.values().iterator().next();
            }
        }
        return chosen ? "Unmet" : "None";
    }

    private static List<String> upwards(String directory) {
        List<String> places = new ArrayList<>();
        Path path = Path.of(directory);
        for (Path at = path; at != null; at = at.getParent()) {
            places.add(at.toString());
        }
        places.add("");
        return places;
    }

    private static Scope scope(String place) {
        return place.isEmpty() ? new Scope.Global() : new Scope.Project(place);
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
