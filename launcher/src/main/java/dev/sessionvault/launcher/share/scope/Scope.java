package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A set of calls: all that one of its grants permits.
 *
 * <p>{@link #contains} never says yes wrongly. It says no wrongly only where a text's pattern takes but a few values, all
 * of which are listed, or where hundreds of grants cut each other to pieces.
 */
public final class Scope {
    /** More pieces than this are not looked at. */
    private static final int MAX_PIECES = 1000;

    private final List<Grant> grants;

    private Scope(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    public static Scope of(Collection<Grant> grants) {
        return new Scope(List.copyOf(grants));
    }

    /** Nothing. */
    public static Scope none() {
        return new Scope(List.of());
    }

    /**
     * What the owner types, one text a grant: {@code ssh.tail_logs:service=web,lines=1..200}.
     *
     * @throws LauncherException USAGE if a text is none, names what is not declared, or leaves a parameter out
     */
    public static Scope parse(Collection<String> texts, Verbs verbs) throws LauncherException {
        List<Grant> grants = new ArrayList<>();
        for (String text : texts) {
            grants.add(ScopeText.parse(text).grant(verbs));
        }
        return new Scope(grants);
    }

    public List<Grant> grants() {
        return grants;
    }

    public boolean isEmpty() {
        return grants.isEmpty();
    }

    /** Of which verbs it has calls. */
    public SortedSet<VerbName> verbs() {
        SortedSet<VerbName> verbs = new TreeSet<>();
        grants.forEach(grant -> verbs.add(grant.verb()));
        return verbs;
    }

    /** The part that is about one verb. */
    public Scope only(VerbName verb) {
        return new Scope(
                grants.stream().filter(grant -> grant.verb().equals(verb)).toList());
    }

    public boolean permits(Arguments arguments) {
        return grants.stream().anyMatch(grant -> grant.permits(arguments));
    }

    /** Whether every call of the other is one of this. */
    public boolean contains(Scope child) {
        try {
            return child.minus(this).isEmpty();
        } catch (TooManyPieces e) {
            return false;
        }
    }

    /** Whether a call is in both. */
    public boolean meets(Scope other) {
        return grants.stream()
                .anyMatch(grant -> other.grants.stream()
                        .anyMatch(theirs -> !grant.both(theirs).isEmpty()));
    }

    public Scope union(Scope other) {
        List<Grant> all = new ArrayList<>(grants);
        all.addAll(other.grants);
        return new Scope(all);
    }

    /**
     * What is left without the other.
     *
     * @throws TooManyPieces if that has more than a thousand pieces
     */
    public Scope minus(Scope other) {
        List<Grant> left = grants;
        for (Grant theirs : other.grants) {
            List<Grant> next = new ArrayList<>();
            left.forEach(grant -> next.addAll(grant.minus(theirs)));
            if (next.size() > MAX_PIECES) {
                throw new TooManyPieces();
            }
            left = next;
        }
        return new Scope(left);
    }

    /** {@link #minus} gave up. */
    public static final class TooManyPieces extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyPieces() {
            super("a scope has more than " + MAX_PIECES + " pieces", null, false, false);
        }
    }

    /**
     * A parameter's value where every grant of the verb has the same and only one: the recipient does not give it.
     */
    public SortedMap<String, String> pinned(VerbName verb) {
        SortedMap<String, String> pinned = new TreeMap<>();
        List<Grant> ours = only(verb).grants;
        if (!ours.isEmpty()) {
            ours.get(0)
                    .allowed()
                    .forEach((name, values) -> values.only()
                            .filter(value -> ours.stream().allMatch(grant -> isOnly(grant, name, value)))
                            .ifPresent(value -> pinned.put(name, value)));
        }
        return pinned;
    }

    private static boolean isOnly(Grant grant, String name, String value) {
        Allowed values = grant.allowed().get(name);
        return values != null && values.only().filter(value::equals).isPresent();
    }

    /**
     * What the recipient gave, with what the owner pinned, checked against the verb and against this scope. This is the
     * way from a message to arguments; there is no other.
     *
     * @throws RefusedException NOT_LENT, UNDECLARED, MISSING or BAD_VALUE
     */
    public Arguments arguments(Verb verb, Map<String, String> given) throws RefusedException {
        requireLent(verb.name());
        Map<String, String> values = new HashMap<>(given);
        for (Map.Entry<String, String> pin : pinned(verb.name()).entrySet()) {
            if (values.put(pin.getKey(), pin.getValue()) != null) {
                throw new RefusedException(Reason.UNDECLARED, pin.getKey(), "was pinned by the owner: leave it out");
            }
        }
        Arguments arguments = verb.check(values);
        if (!permits(arguments)) {
            throw outside(arguments);
        }
        return arguments;
    }

    private void requireLent(VerbName verb) throws RefusedException {
        if (!verbs().contains(verb)) {
            throw new RefusedException(Reason.NOT_LENT, null, verb + " was not lent");
        }
    }

    /** Names the parameter, where one alone is at fault. */
    private RefusedException outside(Arguments arguments) {
        List<Grant> ours = only(arguments.verb()).grants;
        for (Map.Entry<String, String> value : arguments.values().entrySet()) {
            boolean nowhere = ours.stream()
                    .map(grant -> grant.allowed().get(value.getKey()))
                    .noneMatch(allowed -> allowed != null && allowed.permits(value.getValue()));
            if (nowhere) {
                return new RefusedException(Reason.NOT_LENT, value.getKey(), "this value was not lent");
            }
        }
        return new RefusedException(Reason.NOT_LENT, null, "these values were not lent together");
    }

    /** One line a grant, as they are typed. */
    @Override
    public String toString() {
        return String.join("\n", grants.stream().map(Grant::text).toList());
    }
}
