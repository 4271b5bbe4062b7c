package dev.sessionvault.root;

/** The systems that have roots of their own. */
public enum HostSystem {
    LINUX("Linux"),
    MACOS("macOS"),
    WINDOWS("Windows");

    private final String title;

    HostSystem(String title) {
        this.title = title;
    }

    /** The name used in messages. */
    public String title() {
        return title;
    }

    /** The one this runs on, as the runtime names it. */
    public static HostSystem current() {
        return of(System.getProperty("os.name", ""));
    }

    /** Whatever is neither of the other two is taken for Linux: its roots then answer that they are not there. */
    static HostSystem of(String name) {
        if (name.startsWith("Mac")) {
            return MACOS;
        }
        return name.startsWith("Windows") ? WINDOWS : LINUX;
    }
}
