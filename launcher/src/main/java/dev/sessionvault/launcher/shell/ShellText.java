package dev.sessionvault.launcher.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a shell is to read: the files of that name beside this class, with sv's own paths in them. */
public final class ShellText {
    private final Shell shell;
    private final String sv;
    private final File shims;

    /** @param sv the start script's path */
    public ShellText(Shell shell, String sv, File shims) {
        this.shell = shell;
        this.sv = sv;
        this.shims = shims;
    }

    /** PATH, sv_load and sv_unload, completion. */
    public String hook() {
        return filled("hook") + "\n" + completion();
    }

    public String completion() {
        return filled("completion");
    }

    private String filled(String kind) {
        String name = kind + "." + shell.token();
        try (InputStream in = Objects.requireNonNull(ShellText.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@SV@", shell.quoted(sv))
                    .replace("@SHIMS@", shell.quoted(shims.getPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it lies in the program itself
        }
    }
}
