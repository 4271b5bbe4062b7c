package dev.sessionvault.vault.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key is wanted for: it stands in the line of the taking or of its refusal. */
public final class Use {
    private static final int MAX_NAMES = 64;
    private static final int MAX_NAME_CHARS = 128;

    private final String verb;
    private final String program;
    private final List<String> dropped;
    private final int more;

    private Use(String verb, String program, List<String> dropped, int more) {
        this.verb = verb;
        this.program = program;
        this.dropped = dropped;
        this.more = more;
    }

    /** A use that starts no program. */
    public static Use of(String verb) {
        return new Use(LogText.of(verb), "", List.of(), 0);
    }

    /**
     * A use that starts a program.
     *
     * @param program the path of its file
     * @param dropped names of the variables that it does not get
     */
    public static Use of(String verb, byte @Nullable [] program, List<String> dropped) {
        List<String> names = new ArrayList<>();
        for (String name : dropped) {
            if (names.size() < MAX_NAMES && name.length() <= MAX_NAME_CHARS) {
                names.add(LogText.of(name));
            }
        }
        String path = program == null ? "" : LogText.of(program);
        return new Use(LogText.of(verb), path, names, dropped.size() - names.size());
    }

    void tell(Line line) {
        if (line.get(Field.WHAT) == null) {
            line.set(Field.WHAT, verb);
        }
        line.set(Field.PROGRAM, program).setDropped(dropped);
        if (more > 0) {
            line.set(Field.MORE, more);
        }
    }
}
