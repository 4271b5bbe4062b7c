package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scopes made at random over two small verbs, all of whose calls can be listed. The text {@code w} is in no grant: it
 * stands for all texts that nobody thought of, so what holds for the list holds for every call.
 */
public final class RandomScopes {
    private static final String TEXT = """
            version = 1
            [t.one]
            description = "One"
            [t.one.parameters]
            c = { type = "enum", values = ["a", "b", "c"] }
            n = { type = "int", min = -1, max = 3 }
            s = { type = "string", pattern = "^[a-z]+$" }
            [t.one.exec]
            argv = ["/bin/true", "--", "{c}", "{n}", "{s}"]
            [t.two]
            description = "Two"
            [t.two.parameters]
            n = { type = "int", min = 0, max = 5 }
            [t.two.exec]
            argv = ["/bin/true", "{n}"]
            """;
    private static final List<String> CHOICES = List.of("a", "b", "c");
    private static final List<String> TEXTS = List.of("x", "y", "z");

    private final Random random;
    private final Verbs verbs;

    public RandomScopes(long seed) {
        this.random = new Random(seed);
        try {
            this.verbs = Verbs.parse("random", TEXT);
        } catch (LauncherException e) {
            throw new AssertionError(e);
        }
    }

    public Verbs verbs() {
        return verbs;
    }

    /** Every call there is. */
    public List<Arguments> calls() {
        List<Arguments> calls = new ArrayList<>();
        for (int n = -1; n <= 3; n++) {
            for (String c : CHOICES) {
                for (String s : List.of("x", "y", "z", "w")) {
                    calls.add(call("t.one", Map.of("c", c, "n", "" + n, "s", s)));
                }
            }
        }
        for (int n = 0; n <= 5; n++) {
            calls.add(call("t.two", Map.of("n", "" + n)));
        }
        return calls;
    }

    private Arguments call(String name, Map<String, String> values) {
        try {
            return verb(name).check(values);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    public Verb verb(String name) {
        return verbs.all().stream()
                .filter(verb -> verb.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Scope scope(int mostGrants) {
        List<Grant> grants = new ArrayList<>();
        for (int i = random.nextInt(mostGrants + 1); i > 0; i--) {
            grants.add(grant());
        }
        return Scope.of(grants);
    }

    private Grant grant() {
        Map<String, Allowed> allowed = new TreeMap<>();
        boolean two = random.nextInt(4) == 0;
        allowed.put("n", two ? integers(0, 5) : integers(-1, 3));
        if (!two) {
            allowed.put("c", Allowed.of(some(CHOICES)));
            allowed.put("s", random.nextInt(3) > 0 ? Allowed.of(some(TEXTS)) : allBut());
        }
        return new Grant(verb(two ? "t.two" : "t.one").name(), new TreeMap<>(allowed));
    }

    private Allowed allBut() {
        return new Allowed.AllBut(new TreeSet<>(random.nextBoolean() ? List.of() : some(TEXTS)));
    }

    private Allowed integers(int min, int max) {
        int a = min + random.nextInt(max - min + 1);
        int b = min + random.nextInt(max - min + 1);
        return random.nextBoolean()
                ? Allowed.range(Math.min(a, b), Math.max(a, b))
                : Allowed.of(new TreeSet<>(List.of("" + a, "" + b)));
    }

    private Collection<String> some(List<String> values) {
        List<String> some = new ArrayList<>(values);
        some.removeIf(value -> random.nextBoolean());
        return some.isEmpty() ? List.of(values.get(random.nextInt(values.size()))) : some;
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }
}
