package dev.sessionvault.launcher.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes JSON with comments as oddly as people and programs do. */
final class RandomJson {
    static final List<String> NAMES = List.of("a", "b", "terminal.x", "a \\\"quoted\\\" name", "{", "//");

    private static final List<String> GAPS = List.of(
            "",
            "",
            " ",
            "\t",
            "  ",
            "\n",
            "\r\n",
            "\n    ",
            "\r\n\t",
            " // remark, with { and \"\n",
            "// [\r\n  ",
            "/* , */",
            "/* two\n lines */ ",
            "\n\n  \n");
    private static final List<String> SCALARS = List.of(
            "1", "-2.5e3", "true", "null", "\"\"", "\"a\\\\\"", "\"// no comment\"", "\"{[\\u00e9\u00e9\ud83d\ude00\"");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    RandomJson(Random random) {
        this.random = random;
    }

    /** A whole text. */
    String object() {
        gap();
        object(0);
        gap();
        return text.toString();
    }

    private void value(int depth) {
        int kind = random.nextInt(depth > 3 ? 2 : 4);
        if (kind == 3) {
            object(depth + 1);
        } else if (kind == 2) {
            list(depth + 1);
        } else {
            text.append(one(SCALARS));
        }
    }

    private void object(int depth) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        open('{');
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            text.append('"').append(names.get(i)).append('"');
            gap();
            text.append(':');
            gap();
            value(depth);
            comma(i, size);
        }
        text.append('}');
    }

    private void list(int depth) {
        open('[');
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            value(depth);
            comma(i, size);
        }
        text.append(']');
    }

    private void open(char brace) {
        text.append(brace);
        gap();
    }

    private void comma(int i, int size) {
        gap();
        if (i < size - 1 || random.nextInt(3) == 0) {
            text.append(',');
            gap();
        }
    }

    private void gap() {
        text.append(one(GAPS));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
