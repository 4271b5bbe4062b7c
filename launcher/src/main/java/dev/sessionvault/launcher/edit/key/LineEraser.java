package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of which every line is a statement of its own: the line that gives the key goes. */
final class LineEraser implements Eraser {
    /** The key's place in it; matched against the key's line with one character for the key. */
    private static final char KEY = '\ue000';

    private final Pattern statement;
    private final Pattern unlessBefore;
    private final String comment;
    private final boolean remarked;

    /**
     * @param statement of the line, {@code KEY} for the key
     * @param unlessBefore what stands before the line and makes it part of something else
     * @param comment what begins a comment
     */
    LineEraser(String statement, String unlessBefore, String comment, boolean remarked) {
        this.statement = Pattern.compile(statement.replace("KEY", String.valueOf(KEY)));
        this.unlessBefore = Pattern.compile(unlessBefore);
        this.comment = comment;
        this.remarked = remarked;
    }

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        Line line = Line.at(text, key.start());
        if (key.end() > line.end()) {
            throw new UnsureException("it goes over several lines");
        }
        if (!comment.isEmpty() && line.begins(comment)) {
            return line.removed();
        }
        String shape = text.substring(line.start(), key.start()) + KEY + text.substring(key.end(), line.end());
        Matcher before = unlessBefore.matcher(text.substring(0, line.start()));
        if (!statement.matcher(shape).matches() || before.find()) {
            throw new UnsureException("the line is not of the form that is known here");
        }
        return remarked ? line.replaced(comment + " " + remark) : line.removed();
    }
}
