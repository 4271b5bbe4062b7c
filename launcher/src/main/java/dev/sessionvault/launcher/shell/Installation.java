package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hook in a shell's profile. The profile gets one line, which reads a file of ours beside the vault: a shell starts
 * without starting sv.
 */
public final class Installation {
    private final Shell shell;
    private final File hook;
    private final File profile;
    private final @Nullable String old;

    /** @param data sv's data directory */
    public Installation(Shell shell, File data, Map<String, String> environment) throws LauncherException {
        this.shell = shell;
        this.hook = shell.hook(data);
        this.profile = shell.profile(environment);
        this.old = new Profile(profile).read();
    }

    public File profile() {
        return profile;
    }

    /** The file that the profile reads. */
    public File hook() {
        return hook;
    }

    /** What the profile is to hold; {@code null}: it shall not be there. */
    public @Nullable String wanted(boolean installed) throws LauncherException {
        Block block = new Block(profile.getPath(), old);
        return installed ? block.with(lines()) : block.without();
    }

    /** The same with the hook at the end: what stands behind it may put something before the shims. */
    public @Nullable String wantedLast() throws LauncherException {
        return new Block(profile.getPath(), wanted(false)).with(lines());
    }

    private String lines() {
        byte[] line = (shell.reading(hook) + "\n").getBytes(StandardCharsets.UTF_8);
        return new String(line, StandardCharsets.ISO_8859_1);
    }

    /** Whether the profile reads the hook. */
    public boolean isInstalled() throws LauncherException {
        return !isAlready(wanted(false));
    }

    /** Whether something behind the hook changes the PATH. */
    public boolean isFollowedByPath() throws LauncherException {
        return isInstalled() && new Block(profile.getPath(), old).after().contains("PATH");
    }

    public boolean isAlready(@Nullable String wanted) {
        return Objects.equals(old, wanted);
    }

    /** The lines that go, behind a minus, and those that come, behind a plus. */
    public List<String> difference(@Nullable String wanted) {
        List<String> before = lines(old);
        List<String> after = lines(wanted);
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> difference = new ArrayList<>();
        before.subList(start, before.size() - end).forEach(line -> difference.add("-" + line));
        after.subList(start, after.size() - end).forEach(line -> difference.add("+" + line));
        return difference;
    }

    private static List<String> lines(@Nullable String text) {
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    /** The file that the profile reads is there before the profile says so. */
    public void install(@Nullable String wanted, String text) throws LauncherException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new Profile(hook).write(new String(bytes, StandardCharsets.ISO_8859_1));
        new Profile(profile).write(wanted);
    }

    public void uninstall(@Nullable String wanted) throws LauncherException {
        new Profile(profile).write(wanted);
        new Profile(hook).write(null);
    }
}
