package dev.sessionvault.launcher.edit.key;

/**
 * What a YAML value is in.
 *
 * @param items the members of that
 * @param index which of them
 * @param kind of that: a brace or bracket, {@code :} or {@code -} for those that lines make, a blank for the text
 * @param column where its lines begin; -1 for the text
 * @param outer the column of what that is in
 */
record YamlPlace(Items items, int index, char kind, int column, int outer) {
    static YamlPlace text() {
        return new YamlPlace(new Items(), 0, ' ', -1, -1);
    }

    boolean isFlow() {
        return kind == '{' || kind == '[';
    }

    boolean isListed() {
        return kind == '-' || kind == '[';
    }
}
