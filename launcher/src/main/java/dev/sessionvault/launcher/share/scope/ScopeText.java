package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A grant as it is typed, {@code NAME[:parameter=values,…]}, before anything is known of the verb. */
final class ScopeText {
    private static final String SPECIAL = ",|\"\\";

    private final String text;
    private final VerbName verb;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private int at;

    private ScopeText(String text, VerbName verb, int at) {
        this.text = text;
        this.verb = verb;
        this.at = at;
    }

    static ScopeText parse(String text) throws LauncherException {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String fault = VerbName.fault(name);
        if (fault != null) {
            throw refused(text, "the verb's name " + fault, "sv verb list");
        }
        ScopeText parsed = new ScopeText(text, new VerbName(name), name.length());
        while (parsed.at < text.length()) {
            parsed.at++;
            parsed.parameter();
        }
        return parsed;
    }

    private void parameter() throws LauncherException {
        int equals = text.indexOf('=', at);
        if (equals < 0) {
            throw refused(
                    text, "want parameter=values behind the " + (text.charAt(at - 1) == ':' ? "colon" : "comma"), null);
        }
        String name = text.substring(at, equals);
        at = equals + 1;
        if (wanted.put(name, values(name)) != null) {
            throw refused(text, name + ": is given twice: want its values as a|b", null);
        }
    }

    private Wanted values(String name) throws LauncherException {
        List<String> values = new ArrayList<>();
        do {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            String value = quoted ? quoted(name) : plain(name);
            if (!quoted && values.isEmpty() && !isAt('|') && Wanted.isSet(value)) {
                return Wanted.parse(value);
            }
            requirePlain(name, value, quoted);
            values.add(value);
        } while (takes('|'));
        return Wanted.of(values);
    }

    private void requirePlain(String name, String value, boolean quoted) throws LauncherException {
        if (!quoted && (value.contains("..") || value.equals("*") || value.isEmpty())) {
            throw refused(
                    text,
                    name + ": " + (value.isEmpty() ? "has no value" : value + " is neither a value nor a range"),
                    "a value that holds .. , | or is * stands in double quotes, inside the shell's single ones");
        }
    }

    private String plain(String name) throws LauncherException {
        int from = at;
        while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at < text.length() && !isAt(',') && !isAt('|')) {
            throw refused(text, name + ": a quote or backslash stands inside a value without quotes", null);
        }
        return text.substring(from, at);
    }

    private String quoted(String name) throws LauncherException {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
            if (at < text.length()) {
                value.append(text.charAt(at));
            }
        }
        if (at >= text.length()) {
            throw refused(text, name + ": its quote is not closed", null);
        }
        at++;
        if (at < text.length() && !isAt(',') && !isAt('|')) {
            throw refused(text, name + ": something follows its closing quote", null);
        }
        return value.toString();
    }

    private boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean takes(char c) {
        boolean there = isAt(c);
        at += there ? 1 : 0;
        return there;
    }

    /** A value as {@link #parse} takes it. */
    static String written(String value) {
        boolean plain = !value.isEmpty()
                && !value.equals("*")
                && !value.contains("..")
                && value.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0 || c == ' ');
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** With every parameter of the verb, none else, and values that it takes. */
    Grant grant(Verbs verbs) throws LauncherException {
        Verb declared = verbs.find(verb)
                .orElseThrow(() -> refused(text, verb + " is not declared on this machine", "sv verb list"));
        for (String name : wanted.keySet()) {
            if (declared.parameter(name).isEmpty()) {
                throw refused(text, name + ": is no parameter of " + verb, "sv verb show " + verb);
            }
        }
        SortedMap<String, Allowed> allowed = new TreeMap<>();
        for (Parameter parameter : declared.parameters()) {
            allowed.put(parameter.name(), allowed(parameter));
        }
        return new Grant(verb, allowed);
    }

    private Allowed allowed(Parameter parameter) throws LauncherException {
        Wanted values = wanted.get(parameter.name());
        if (values == null) {
            throw refused(
                    text,
                    parameter.name() + ": is left open",
                    "pin it, " + parameter.name() + "=VALUE, or write " + parameter.name()
                            + "=* for all that it takes: " + parameter.type().describe());
        }
        try {
            return values.allowed(parameter);
        } catch (RefusedException e) {
            throw refused(text, e.text(), "it takes " + parameter.type().describe());
        }
    }

    private static LauncherException refused(String text, String why, @Nullable String hint) {
        return new LauncherException(ExitCode.USAGE, "read what is lent: " + text + ": " + why, hint);
    }
}
