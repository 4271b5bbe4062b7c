package dev.sessionvault.launcher.edit.key;

/** Entries of a desktop's menu: the command goes on without the variable. */
final class DesktopEraser implements Eraser {
    private static final String EXEC = "Exec=";

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Line line = Line.at(text, key.start());
        if (line.begins("#")) {
            return line.removed();
        }
        if (!line.content().startsWith(EXEC)) {
            throw new UnsureException("it is in no command");
        }
        return NestedCommand.without(text, line.start() + EXEC.length(), line.end(), key);
    }
}
