package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a {@link PreparedHome}, before keys are put into it.
 *
 * @param mode in octal
 * @param encoding how the program writes values: as they are, or {@code fish}
 */
record Template(String path, String mode, String encoding, String text) {
    private static final Pattern HEADER = Pattern.compile("(?m)^== (\\S+) (\\d+)(?: (\\w+))?\n");
    private static final Pattern KEY = Pattern.compile("\\{\\{([a-z][^}]*)}}");

    static List<Template> all(String resource) throws IOException {
        String text = read(resource);
        List<Template> templates = new ArrayList<>();
        Matcher header = HEADER.matcher(text);
        boolean more = header.find();
        while (more) {
            String path = header.group(1);
            String mode = header.group(2);
            String encoding = header.group(3) == null ? "" : header.group(3);
            int start = header.end();
            more = header.find();
            String body = text.substring(start, more ? header.start() : text.length());
            templates.add(new Template(path, mode, encoding, body.stripTrailing() + "\n"));
        }
        return templates;
    }

    /** The text with {@code key} asked for each kind that is named in it. */
    String filled(Function<String, String> key) {
        return KEY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(written(key.apply(match.group(1)))));
    }

    /** fish writes all but letters, digits, slash and underscore of a universal variable as their numbers. */
    private String written(String key) {
        if (!encoding.equals("fish")) {
            return key;
        }
        StringBuilder escaped = new StringBuilder();
        key.chars().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || c == '/' || c == '_';
            escaped.append(plain ? Character.toString(c) : String.format("\\x%02x", c));
        });
        return escaped.toString();
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
