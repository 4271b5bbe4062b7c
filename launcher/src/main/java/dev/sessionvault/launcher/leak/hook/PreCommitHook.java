package dev.sessionvault.launcher.leak.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * {@code pre-commit} in a directory of git's hooks. One that is there already is kept beside it and runs after ours; at no
 * moment is there none.
 */
public final class PreCommitHook {
    private static final String NAME = "pre-commit";
    private static final String BEFORE = "pre-commit.before-sv";

    private final Path hook;
    private final Path before;

    /** @param hooks need not be there */
    public PreCommitHook(Path hooks) {
        this.hook = hooks.resolve(NAME);
        this.before = hooks.resolve(BEFORE);
    }

    public Path file() {
        return hook;
    }

    /** Where the one is that was there before ours. */
    public Path before() {
        return before;
    }

    public boolean isOurs() throws IOException {
        return Files.isRegularFile(hook, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(hook, StandardCharsets.ISO_8859_1).contains(HookText.MARK);
    }

    /** Whether a hook was there before ours. */
    public boolean hasBefore() {
        return exists(before);
    }

    /** Whether somebody put another hook in the place of ours, so that two would have to be kept. */
    public boolean isInTheWay() throws IOException {
        return hasBefore() && exists(hook) && !isOurs();
    }

    /**
     * Puts ours there, or anew.
     *
     * @param program the start script of sv, absolute
     */
    public void install(String program) throws IOException {
        Files.createDirectories(hook.getParent());
        boolean others = exists(hook) && !isOurs();
        if (others) {
            Files.createLink(before, hook);
        }
        boolean done = false;
        try {
            replace(HookText.of(program, BEFORE));
            done = true;
        } finally {
            if (others && !done) {
                Files.delete(before);
            }
        }
    }

    private void replace(byte[] text) throws IOException {
        Path fresh = hook.resolveSibling(NAME + ".new-sv");
        Files.deleteIfExists(fresh);
        try {
            Files.write(fresh, text, StandardOpenOption.CREATE_NEW);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, hook, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Takes ours away, and gives the one its place back that was there before. */
    public void uninstall() throws IOException {
        if (hasBefore()) {
            Files.move(before, hook, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(hook);
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
