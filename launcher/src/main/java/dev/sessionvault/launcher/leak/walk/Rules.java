package dev.sessionvault.launcher.leak.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one file, for the directory that it is in and all below; behind them those of the directories above. */
final class Rules {
    private static final int MAX_BYTES = 1 << 22;
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private final @Nullable Rules above;
    private final int baseCharacters;
    private final List<Rule> lastFirst;

    private Rules(@Nullable Rules above, int baseCharacters, List<Rule> lastFirst) {
        this.above = above;
        this.baseCharacters = baseCharacters;
        this.lastFirst = lastFirst;
    }

    /**
     * Of a file, if there is one that is no link and not too large.
     *
     * @param base the directory that they are for, from the root: empty, or with a slash at its end
     * @return what applies in {@code base}: perhaps nothing but {@code above}
     */
    static @Nullable Rules read(@Nullable Rules above, Path file, String base) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return above;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? above : of(above, text(bytes), base);
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    static Rules of(@Nullable Rules above, String text, String base) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int end = line.indexOf('\0') >= 0 ? line.indexOf('\0') : line.length();
            Rule rule = Rule.parse(line.substring(0, line.endsWith("\r") && end == line.length() ? end - 1 : end));
            if (rule != null) {
                rules.add(rule);
            }
        }
        Collections.reverse(rules);
        return new Rules(above, base.length(), rules);
    }

    /**
     * The last rule decides, of the nearest file that has one.
     *
     * @param path from the root
     */
    boolean ignore(String path, String name, boolean isDirectory) {
        for (Rules rules = this; rules != null; rules = rules.above) {
            String below = path.substring(rules.baseCharacters);
            for (Rule rule : rules.lastFirst) {
                if (rule.matches(below, name, isDirectory)) {
                    return !rule.isNegated();
                }
            }
        }
        return false;
    }
}
