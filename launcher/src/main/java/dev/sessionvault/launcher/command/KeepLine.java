package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.keeper.Again;
import dev.sessionvault.launcher.keeper.Part;
import dev.sessionvault.vault.EntryId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sv keep PART ENTRY SLOT FILE REFRESH… WHY}: what a keeper has to know, and what everybody may.
 *
 * @param file the name of the login's file
 * @param refresh where in it a refresh token is
 */
record KeepLine(EntryId entry, int slot, String file, List<String> refresh) {
    static final String VERB = "keep";

    private static final int FIRST_REFRESH = 5;
    private static final String HEXADECIMAL = "[0-9a-f]{" + EntryId.DIGITS + "}";
    private static final String NUMBER = "[0-9]{1,3}";

    /** What a keeper finds its vault by; nothing else of the caller's environment is kept beside a tool. */
    private static final List<String> VARIABLES =
            List.of("HOME", "SV_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "PATH");

    KeepLine {
        refresh = List.copyOf(refresh);
    }

    static KeepLine of(EntryId entry, int slot, String file, List<String> refresh) {
        return new KeepLine(entry, slot, file, refresh);
    }

    /** {@code null} if it is none. */
    static @Nullable KeepLine parse(String[] words) {
        boolean isOne = words.length > FIRST_REFRESH + 1
                && (words[1].equals(Part.KEEPER.word()) || words[1].equals(Part.GUARD.word()))
                && words[2].matches(HEXADECIMAL)
                && words[3].matches(NUMBER);
        return isOne
                ? new KeepLine(
                        new EntryId(words[2]),
                        Integer.parseInt(words[3]),
                        words[4],
                        List.of(words).subList(FIRST_REFRESH, words.length - 1))
                : null;
    }

    /** What waits beside the tool becomes this. */
    Again again(String program, List<byte[]> environment) {
        List<String> words = new ArrayList<>(List.of(entry.value(), Integer.toString(slot), file));
        words.addAll(refresh);
        return new Again(program.getBytes(StandardCharsets.UTF_8), VERB, words, needed(environment));
    }

    private static List<byte[]> needed(List<byte[]> environment) {
        List<byte[]> needed = new ArrayList<>();
        for (byte[] variable : environment) {
            String text = new String(variable, StandardCharsets.ISO_8859_1);
            if (VARIABLES.contains(text.substring(0, Math.max(0, text.indexOf('='))))) {
                needed.add(variable);
            }
        }
        return needed;
    }
}
