package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.exec.Shim;

/** What a shim says. It runs nothing by name, so that a PATH of any kind will do. */
final class ShimText {
    private ShimText() {}

    /**
     * The start script is read into the shim's own shell: as a second one, that shell would drop whatever in the
     * environment is no variable of its own.
     *
     * @param sv the start script's path
     */
    static String of(String sv, String tool, String program) {
        return Shim.head(tool, program)
                + "# Starts that program with its key, as `sv run " + tool + "` does, and never without. To remove it:"
                + " sv unwrap " + tool + "\n"
                + start(sv) + "\n"
                + "if ! [ -r \"$_sv\" ]; then\n"
                + "  echo \"sv: error: run " + tool + ": $_sv: sv is not there any more\" >&2\n"
                + "  echo \"sv: hint: install sv again and \\`sv wrap " + tool + "\\`, or remove $0\" >&2\n"
                + "  exit 127\n"
                + "fi\n"
                + "set -- --shim \"$_sv\" run " + tool + " -- \"$@\"\n"
                + ". \"$_sv\"\n";
    }

    /** The line that says where sv is. */
    static String start(String sv) {
        return "_sv='" + sv.replace("'", "'\\''") + "'";
    }
}
