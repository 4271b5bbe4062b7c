package dev.sessionvault.launcher.share.verb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Text with places, {@code {name}}; a brace that means itself is written twice. */
public final class Template {
    /** Literal text at even places, a parameter's name at odd ones. */
    private final List<String> pieces;

    private final String source;

    private Template(String source, List<String> pieces) {
        this.source = source;
        this.pieces = pieces;
    }

    /** @throws IllegalArgumentException with what is wrong, for the one who wrote it */
    static Template parse(String source) {
        List<String> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean twice = source.startsWith(String.valueOf(c) + c, i);
            if (c == '{' && !twice) {
                int end = source.indexOf('}', i);
                pieces.add(literal.toString());
                pieces.add(name(source, i, end));
                literal.setLength(0);
                i = end;
            } else if ((c == '{' || c == '}') && twice) {
                literal.append(c);
                i++;
            } else if (c == '}') {
                throw new IllegalArgumentException("has a } without a {: a brace that means itself is written twice");
            } else {
                literal.append(c);
            }
        }
        pieces.add(literal.toString());
        return new Template(source, List.copyOf(pieces));
    }

    private static String name(String source, int start, int end) {
        String name = end < 0 ? "" : source.substring(start + 1, end);
        if (!Names.isName(name)) {
            throw new IllegalArgumentException(
                    "has a { that begins no {parameter}: a brace that means itself is written twice");
        }
        return name;
    }

    /** The parameters that it has places for. */
    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < pieces.size(); i += 2) {
            names.add(pieces.get(i));
        }
        return names;
    }

    boolean isLiteral() {
        return pieces.size() == 1;
    }

    /** Whether it is one place and nothing else. */
    boolean isPlace() {
        return pieces.size() == 3 && pieces.get(0).isEmpty() && pieces.get(2).isEmpty();
    }

    /** What stands before the first place. */
    String head() {
        return pieces.get(0);
    }

    List<String> pieces() {
        return pieces;
    }

    String fill(Map<String, String> values) {
        return fill(values, UnaryOperator.identity());
    }

    /** @param escape what each value becomes */
    String fill(Map<String, String> values, UnaryOperator<String> escape) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            text.append(i % 2 == 0 ? piece : escape.apply(value(values, piece)));
        }
        return text.toString();
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + name);
        }
        return value;
    }

    /** As its author wrote it. */
    @Override
    public String toString() {
        return source;
    }
}
