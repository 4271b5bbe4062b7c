package dev.sessionvault.launcher.command;

import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.Line;
import dev.sessionvault.vault.audit.PlacedLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the log are wanted.
 *
 * @param tool of this tool only, or {@code null}
 * @param sinceEpochSecond not older than that
 * @param count the last so many
 */
record LogFilter(@Nullable String tool, long sinceEpochSecond, int count) {

    List<PlacedLine> of(List<PlacedLine> all) {
        List<PlacedLine> wanted = new ArrayList<>();
        for (PlacedLine placed : all) {
            Line line = placed.line();
            if (line == null ? isEverythingWanted() : isWanted(line)) {
                wanted.add(placed);
            }
        }
        return wanted.subList(Math.max(0, wanted.size() - count), wanted.size());
    }

    /** What is no line has no tool and no time. */
    private boolean isEverythingWanted() {
        return tool == null && sinceEpochSecond == 0;
    }

    private boolean isWanted(Line line) {
        return (tool == null || line.text(Field.TOOL).equals(tool)) && covers(line.number(Field.TIME));
    }

    boolean covers(long epochSecond) {
        return epochSecond >= sinceEpochSecond;
    }
}
