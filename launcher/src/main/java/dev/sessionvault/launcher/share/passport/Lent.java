package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.passport.LentParameter.Kind;
import dev.sessionvault.launcher.share.scope.Allowed;
import dev.sessionvault.launcher.share.scope.Grant;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.IntegerType;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.PathType;
import dev.sessionvault.launcher.share.verb.TextType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What several grants make of one parameter, for a list that has each parameter once. */
final class Lent {
    private static final int MAX_BYTES = 4096;

    private final Parameter parameter;
    private final List<Allowed> allowed = new ArrayList<>();

    Lent(Parameter parameter, Scope grants) {
        this.parameter = parameter;
        for (Grant grant : grants.grants()) {
            Allowed values = grant.allowed().get(parameter.name());
            if (values != null) {
                allowed.add(values);
            }
        }
    }

    LentParameter parameter() {
        Allowed union = union();
        boolean any = union instanceof Allowed.AllBut;
        return new LentParameter(
                parameter.name(),
                parameter.description(),
                kind(),
                union,
                any && parameter.type() instanceof TextType text
                        ? text.pattern().pattern()
                        : "",
                parameter.type() instanceof TextType text ? text.maxBytes() : MAX_BYTES,
                any && parameter.type() instanceof PathType path ? path.root() : "",
                fallback(union));
    }

    private Kind kind() {
        if (parameter.type() instanceof IntegerType) {
            return Kind.INTEGER;
        }
        return parameter.type() instanceof PathType ? Kind.PATH : Kind.TEXT;
    }

    /** A default that was not lent is none. */
    private @Nullable String fallback(Allowed union) {
        String fallback = parameter.fallback();
        return fallback != null && union.permits(fallback) ? fallback : null;
    }

    private Allowed union() {
        Collection<String> values = new TreeSet<>();
        for (Allowed one : allowed) {
            if (one instanceof Allowed.AllBut) {
                return new Allowed.AllBut(new TreeSet<>());
            }
            if (one instanceof Allowed.Range) {
                return hull();
            }
            values.addAll(((Allowed.Values) one).values());
        }
        return Allowed.of(values.isEmpty() ? Set.of("") : values);
    }

    /** From the least to the greatest integer of any of them. */
    private Allowed hull() {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (Allowed one : allowed) {
            if (one instanceof Allowed.Range range) {
                min = Math.min(min, range.min());
                max = Math.max(max, range.max());
            } else if (one instanceof Allowed.Values some) {
                for (String value : some.values()) {
                    min = Math.min(min, Long.parseLong(value));
                    max = Math.max(max, Long.parseLong(value));
                }
            }
        }
        return Allowed.range(min, max);
    }
}
