package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.edit.key.KeyText;
import java.nio.file.Path;
import java.util.List;
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

    /** The keys are in no line of its diff. */
    public Change change() {
        return Change.of(
                file,
                before.bytes(),
                after == null ? null : after.bytes(),
                before.shown(),
                after == null ? null : after.shown());
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
