package dev.sessionvault.launcher.share.verb;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlSection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table {@code parameters.NAME} of a verb. */
final class ParameterReader {
    private static final int MAX_CHOICES = 1000;
    private static final int MAX_CHOICE_BYTES = 200;
    private static final int MAX_TEXT_BYTES = 256;
    private static final long MAX_INTEGER = 999_999_999_999_999_999L;

    private final String name;
    private final TomlSection section;

    private ParameterReader(String name, TomlSection section) {
        this.name = name;
        this.section = section;
    }

    static Parameter read(String name, TomlSection section) throws MalformedException {
        return new ParameterReader(name, section).read();
    }

    private Parameter read() throws MalformedException {
        String description = section.has("description") ? VerbFile.description(section) : "";
        ParameterType type = type();
        Parameter parameter = new Parameter(name, description, type, fallback(type));
        section.end();
        return parameter;
    }

    private ParameterType type() throws MalformedException {
        String type = section.string("type");
        return switch (type) {
            case "enum" -> choice();
            case "int" -> integer();
            case "string" -> text();
            case "path" -> path();
            default -> throw section.wrong("type", "is not enum, int, string or path");
        };
    }

    private ChoiceType choice() throws MalformedException {
        List<String> values = section.strings("values");
        if (values.isEmpty() || values.size() > MAX_CHOICES || new HashSet<>(values).size() < values.size()) {
            throw section.wrong("values", "is not a list of 1 to " + MAX_CHOICES + " different strings");
        }
        for (String value : values) {
            if (value.isEmpty() || !isAscii(value)) {
                throw section.wrong(
                        "values",
                        Quoted.of(value) + " is not 1 to " + MAX_CHOICE_BYTES + " printable ASCII characters");
            }
        }
        return new ChoiceType(values);
    }

    private static boolean isAscii(String value) {
        return value.length() <= MAX_CHOICE_BYTES && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private IntegerType integer() throws MalformedException {
        long min = section.integer("min");
        long max = section.integer("max");
        if (min > max || min < -MAX_INTEGER || max > MAX_INTEGER) {
            throw section.wrong("max", "is below min, or one of them has more than 18 digits");
        }
        return new IntegerType(min, max);
    }

    private TextType text() throws MalformedException {
        String pattern = section.string("pattern");
        String fault = PatternRules.fault(pattern);
        if (fault != null) {
            throw section.wrong("pattern", fault);
        }
        int maxBytes = section.integer("max_bytes", 1, Characters.MAX_BYTES, MAX_TEXT_BYTES);
        try {
            return new TextType(Pattern.compile(pattern), maxBytes, section.truth("leading_dash"));
        } catch (PatternSyntaxException e) {
            throw section.wrong("pattern", "is no regular expression: " + e.getDescription());
        }
    }

    private PathType path() throws MalformedException {
        String root = section.string("root");
        if (!Names.isPlainPath(root)) {
            throw section.wrong("root", "is not an absolute, clean path of A-Z a-z 0-9 . _ @ + -");
        }
        String links = section.optionalString("links");
        if (links != null && !links.equals("unchecked")) {
            throw section.wrong("links", "is not \"unchecked\", the only thing it can say");
        }
        return new PathType(root, links == null);
    }

    private @Nullable String fallback(ParameterType type) throws MalformedException {
        if (!section.has("default")) {
            return null;
        }
        String value =
                type instanceof IntegerType ? String.valueOf(section.integer("default")) : section.string("default");
        try {
            return type.canonical(name, value);
        } catch (RefusedException e) {
            throw section.wrong("default", "is refused: " + e.text());
        }
    }
}
