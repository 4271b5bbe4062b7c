package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.edit.key.KeyText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of one file, and which keys leave it. */
public final class FilePlan implements AutoCloseable {
    private final Path file;
    private final KeyText before;
    private final @Nullable KeyText after;
    private final List<Taken> taken;

    /** @param after {@code null} if the file goes as a whole */
    FilePlan(Path file, KeyText before, @Nullable KeyText after, List<Taken> taken) {
        this.file = file;
        this.before = before;
        this.after = after;
        this.taken = List.copyOf(taken);
    }

    /** Behind any links. */
    public Path file() {
        return file;
    }

    public List<Taken> taken() {
        return taken;
    }

    public boolean isDeleted() {
        return after == null;
    }

    /** No key is in any line of its diff; nor is what goes with a login, or with a file, whatever else that may be. */
    public Change change() {
        if (after == null) {
            return Change.of(file, before.bytes(), null, "(not shown: all of it goes)\n", null);
        }
        String shown = taken.stream().anyMatch(Taken::isLogin) ? withoutLogins(after.shown()) : before.shown();
        return Change.of(file, before.bytes(), after.bytes(), shown, after.shown());
    }

    private String withoutLogins(String shownAfter) {
        Set<String> staying = shownAfter.lines().collect(Collectors.toSet());
        return before.shown()
                .lines()
                .map(line -> staying.contains(line) ? line : "(not shown: it belongs to a login)")
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        before.close();
        if (after != null) {
            after.close();
        }
        taken.forEach(Taken::close);
    }
}
