package dev.sessionvault.launcher.share.policy;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.scope.RandomScopes;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Policies made at random about the verbs of {@link RandomScopes}. */
public final class RandomPolicies {
    /** Whom they are about, as everybody. */
    public static final Lending WHO = new Lending(new Account(1, Set.of()), "svk1-" + "a".repeat(56));

    private static final AccountNames NAMES =
            new AccountNames(Path.of("/dev/null"), Path.of("/dev/null"), "/bin/false");

    private final RandomScopes random;

    public RandomPolicies(RandomScopes random) {
        this.random = random;
    }

    public static Policy parse(String text) {
        try {
            return Policy.parse("random", text, NAMES);
        } catch (LauncherException e) {
            throw new AssertionError(text, e);
        }
    }

    /** At most five rules, for everybody. */
    public String text() {
        StringBuilder text = new StringBuilder("version = 1\n");
        for (int i = random.below(6); i > 0; i--) {
            text.append("[[rule]]\nusers = [\"*\"]\neffect = \"")
                    .append(random.below(4) == 0 ? "deny" : "allow")
                    .append("\"\nverbs = [\"")
                    .append(List.of("*", "t.*", "t.one", "t.two").get(random.below(4)))
                    .append("\"]\n");
            constraint(text, "c", List.of("\"a\"", "[\"a\", \"b\"]", "\"*\""));
            constraint(text, "n", List.of("1", "\"0..2\"", "\"*\"", "[\"0\", \"3\"]", "\"-1..9\""));
            constraint(text, "s", List.of("\"x\"", "[\"x\", \"y\"]", "\"*\""));
            text.append(random.coin() ? "where.\"*\" = \"*\"\n" : "");
        }
        return text.toString();
    }

    private void constraint(StringBuilder text, String name, List<String> values) {
        if (random.below(3) == 0) {
            text.append("where.")
                    .append(name)
                    .append(" = ")
                    .append(values.get(random.below(values.size())))
                    .append('\n');
        }
    }
}
