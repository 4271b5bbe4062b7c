package dev.sessionvault.launcher.share.scope;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scope comes to, for the one who is about to lend it: nothing rounded, nothing left out. */
public final class Reach {
    private final Scope scope;

    private Reach(Scope scope) {
        this.scope = scope;
    }

    public static Reach of(Scope scope) {
        return new Reach(scope);
    }

    /** For each grant the verb, then each parameter with its values, then how many different calls that makes. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Grant grant : scope.grants()) {
            lines.add(grant.verb().value());
            for (Map.Entry<String, Allowed> entry : grant.allowed().entrySet()) {
                lines.add("  " + entry.getKey() + " = " + entry.getValue().text());
            }
            lines.add("  " + calls(grant));
        }
        return lines;
    }

    private static String calls(Grant grant) {
        return count(grant)
                .map(count -> count.equals(BigInteger.ONE) ? "one call" : count + " different calls")
                .orElse("as many different calls as there are texts");
    }

    /** How many different calls a grant permits; nothing, if one of its parameters takes any text. */
    public static Optional<BigInteger> count(Grant grant) {
        BigInteger count = BigInteger.ONE;
        for (Allowed allowed : grant.allowed().values()) {
            if (allowed instanceof Allowed.AllBut) {
                return Optional.empty();
            }
            count = count.multiply(count(allowed));
        }
        return Optional.of(count);
    }

    private static BigInteger count(Allowed allowed) {
        return allowed instanceof Allowed.Range range
                ? BigInteger.valueOf(range.max())
                        .subtract(BigInteger.valueOf(range.min()))
                        .add(BigInteger.ONE)
                : BigInteger.valueOf(((Allowed.Values) allowed).values().size());
    }
}
