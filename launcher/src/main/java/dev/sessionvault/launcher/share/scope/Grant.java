package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls of one verb: every combination of values that are allowed for its parameters, each on its own.
 *
 * @param allowed for each parameter of the verb
 */
public record Grant(VerbName verb, SortedMap<String, Allowed> allowed) {

    public Grant {
        allowed = Collections.unmodifiableSortedMap(new TreeMap<>(allowed));
    }

    /** Every call of it. */
    public static Grant all(Verb verb) {
        SortedMap<String, Allowed> allowed = new TreeMap<>();
        verb.parameters().forEach(parameter -> allowed.put(parameter.name(), Allowed.all(parameter.type())));
        return new Grant(verb.name(), allowed);
    }

    /** No call that has another parameter, or one less, whatever the verb has got meanwhile. */
    public boolean permits(Arguments arguments) {
        return verb.equals(arguments.verb())
                && allowed.keySet().equals(arguments.values().keySet())
                && allowed.entrySet().stream()
                        .allMatch(entry -> entry.getValue().permits(arguments.value(entry.getKey())));
    }

    /** What of this is not in the other, as grants that have nothing in common. */
    List<Grant> minus(Grant other) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Grant> left = new ArrayList<>();
        List<SortedMap<String, Allowed>> inside = List.of(allowed);
        for (Map.Entry<String, Allowed> entry : other.allowed.entrySet()) {
            inside = split(inside, entry.getKey(), entry.getValue(), left);
        }
        return left;
    }

    /** Cuts each box along one parameter: what lies outside is left over, what lies inside is cut further. */
    private List<SortedMap<String, Allowed>> split(
            List<SortedMap<String, Allowed>> boxes, String parameter, Allowed by, List<Grant> left) {
        List<SortedMap<String, Allowed>> inside = new ArrayList<>();
        for (SortedMap<String, Allowed> box : boxes) {
            Allowed values =
                    Objects.requireNonNull(box.get(parameter), "all grants of a verb name the same parameters");
            Pieces.minus(values, by).forEach(piece -> left.add(new Grant(verb, with(box, parameter, piece))));
            Pieces.both(values, by).forEach(piece -> inside.add(with(box, parameter, piece)));
        }
        return inside;
    }

    /** What is in both, as grants that have nothing in common. */
    List<Grant> both(Grant other) {
        if (!meets(other)) {
            return List.of();
        }
        List<SortedMap<String, Allowed>> boxes = List.of(allowed);
        for (Map.Entry<String, Allowed> entry : other.allowed.entrySet()) {
            boxes = split(boxes, entry.getKey(), entry.getValue(), new ArrayList<>());
        }
        return boxes.stream().map(box -> new Grant(verb, box)).toList();
    }

    /** Whether a call is in both. */
    boolean meets(Grant other) {
        return verb.equals(other.verb)
                && allowed.keySet().equals(other.allowed.keySet())
                && allowed.entrySet().stream()
                        .allMatch(entry -> other.of(entry.getKey()).meets(entry.getValue()));
    }

    private Allowed of(String parameter) {
        return Objects.requireNonNull(allowed.get(parameter));
    }

    private static SortedMap<String, Allowed> with(SortedMap<String, Allowed> box, String parameter, Allowed values) {
        SortedMap<String, Allowed> changed = new TreeMap<>(box);
        changed.put(parameter, values);
        return changed;
    }

    /** As it is written on the command line. */
    public String text() {
        StringBuilder text = new StringBuilder(verb.value());
        allowed.forEach((name, values) -> text.append(text.indexOf(":") < 0 ? ":" : ",")
                .append(name)
                .append('=')
                .append(values.text()));
        return text.toString();
    }
}
