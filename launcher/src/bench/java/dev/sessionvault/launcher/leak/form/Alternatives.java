package dev.sessionvault.launcher.leak.form;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What the detector looks for by form, as far as {@code grep -E} can be told. */
public final class Alternatives {
    private static final String[] CLASSES = {"0-9", "a-f", "g-z", "A-Z", "", "_", "+/", "=", "."};

    private Alternatives() {}

    /** Every form: its beginning, and as many characters of its alphabet as it has at least. */
    public static String forms() {
        return ShapeIndex.STANDARD.all().stream()
                .map(shape -> prefix(shape) + "[" + alphabet(shape.alphabet) + "]{" + shape.least + ",}")
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /** The beginnings alone: the least that a search by regular expressions could get away with. */
    public static String beginnings() {
        return ShapeIndex.STANDARD.all().stream()
                .map(Alternatives::prefix)
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /** The names that tell, and a value. */
    public static String names() {
        return "(key|token|secret|passw|cred|auth)[A-Za-z_]{0,20}[\"']?[ ]*[:=][ ]*[\"']?[A-Za-z0-9_+/-]{16,}";
    }

    private static String prefix(Shape shape) {
        return new String(shape.prefix, StandardCharsets.US_ASCII).replace(".", "[.]");
    }

    private static String alphabet(int alphabet) {
        StringBuilder members = new StringBuilder();
        for (int bit = 0; bit < CLASSES.length; bit++) {
            members.append((alphabet >> bit & 1) == 0 ? "" : CLASSES[bit]);
        }
        return members + ((alphabet & Alphabet.DASH) == 0 ? "" : "-");
    }
}
