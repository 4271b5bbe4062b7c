package dev.sessionvault.launcher.edit.key;

/** YAML: the member or element goes; one that was alone leaves empty brackets, so that what it was in stays what it is. */
final class YamlEraser implements Eraser {
    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        YamlScanner.Found found = YamlScanner.find(text, key);
        if (found == null) {
            return Comments.without(text, key, "#");
        }
        YamlPlace place = found.place();
        if (found.marked()) {
            throw new UnsureException("it has an anchor or a tag");
        }
        if (place.items().count() == 0) {
            throw new UnsureException("the whole file is one string");
        }
        Given.require(text, found.scalar().from(), found.scalar().to(), key, place.isListed());
        if (place.isListed() && place.index() > 0 && isOption(text, place)) {
            throw new UnsureException("it is the value of a command's option");
        }
        return place.isFlow() ? place.items().without(text, place.index()) : without(text, place);
    }

    private static boolean isOption(String text, YamlPlace place) {
        int start = place.items().start(place.index() - 1);
        String before = text.substring(start, place.items().end(place.index() - 1));
        return before.matches("(?s)(-\\s+)?[\"']?-\\S.*");
    }

    private static String without(String text, YamlPlace place) {
        Items items = place.items();
        int start = items.start(place.index());
        int end = items.end(place.index());
        if (items.count() == 1) {
            String empty = place.kind() == '-' ? "[]" : "{}";
            boolean flush = place.column() <= place.outer();
            return text.substring(0, start) + (flush ? " " : "") + empty + text.substring(end);
        }
        Line line = Line.at(text, start);
        if (line.indentation() == start - line.start()) {
            return Line.over(text, start, end).removed();
        }
        return withoutFirst(text, start, end, place.index() + 1 < items.count() ? items.start(place.index() + 1) : end);
    }

    /** The first of several, behind a dash: the next takes its place, or begins on the line below. */
    private static String withoutFirst(String text, int start, int end, int next) {
        boolean remarked = text.substring(end, next).indexOf('#') >= 0;
        return remarked
                ? text.substring(0, Line.beforeBlanks(text, start)) + text.substring(end)
                : text.substring(0, start) + text.substring(next);
    }
}
