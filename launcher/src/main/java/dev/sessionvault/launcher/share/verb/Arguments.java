package dev.sessionvault.launcher.share.verb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value for each parameter of a verb, each canonical. Only {@link Verb#check} makes one. */
public final class Arguments {
    private final VerbName verb;
    private final SortedMap<String, String> values;

    Arguments(VerbName verb, Map<String, String> values) {
        this.verb = verb;
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Whose. */
    public VerbName verb() {
        return verb;
    }

    public String value(String parameter) {
        String value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(verb + " has no parameter " + parameter);
        }
        return value;
    }

    /** By name, in order of the names. */
    public SortedMap<String, String> values() {
        return values;
    }

    /**
     * The one encoding of them, for digests: verb, then name and value of each parameter, in order of the names, each
     * in UTF-8 behind its length in two bytes.
     */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, verb.value());
        values.forEach((name, value) -> {
            write(out, name);
            write(out, value);
        });
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length >>> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /** As it would be typed, for people and logs: {@code lines=50 service=web}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.length() == 0 ? "" : " ")
                .append(name)
                .append('=')
                .append(isPlain(value) ? value : Quoted.of(value)));
        return text.toString();
    }

    private static boolean isPlain(String value) {
        return value.matches("[A-Za-z0-9._/:@+-]{1,200}");
    }
}
