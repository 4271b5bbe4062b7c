package dev.sessionvault.launcher.edit.key;

/** A command line of the shell as the value of something else: an alias, a task, a launcher's entry. */
final class NestedCommand {
    /** What the text around might mean by them is another thing than the shell means. */
    private static final String QUOTING = "\\'\"`$&<>#\n";

    private NestedCommand() {}

    /** The whole text without the assignment in the command between {@code start} and {@code end}. */
    static String without(String text, int start, int end, Part key) throws UnsureException {
        String inner = text.substring(start, end);
        for (int i = 0; i < inner.length(); i++) {
            if (QUOTING.indexOf(inner.charAt(i)) >= 0) {
                throw new UnsureException("it is a part of a command with quotes of its own");
            }
        }
        Part within = new Part(key.id(), key.start() - start, key.end() - start);
        String changed = new ShellEraser(false).without(inner, within, "");
        return text.substring(0, start) + (changed.startsWith("#") ? ":" : changed) + text.substring(end);
    }
}
