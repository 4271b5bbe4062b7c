package dev.sessionvault.launcher.windows;

import java.io.IOException;
import java.nio.file.Path;

/** A directory of Windows as the vault spells it: {@code C:\work\shop} is {@code /C:/work/shop}. */
public final class ProjectPath {
    private ProjectPath() {}

    /** In the letters' case that the disk has, links resolved. */
    public static String real(String directory) throws IOException {
        return of(Path.of(directory).toRealPath().toString());
    }

    /** One on another machine's disk has no such spelling, and is bound to no key. */
    public static String of(String windows) {
        String slashed = windows.replace('\\', '/');
        String plain = slashed.endsWith("/") ? slashed.substring(0, slashed.length() - 1) : slashed;
        return "/" + plain;
    }

    /** As people write it there. */
    public static String shown(String project) {
        return project.startsWith("/") ? project.substring(1).replace('/', '\\') : project;
    }
}
