package dev.sessionvault.launcher.share.verb;

import org.jspecify.annotations.Nullable;

/**
 * A verb's name: a group and an action, {@code ssh.tail_logs}.
 *
 * <p>The group has no underscore, so that {@link #tool} is another name for no other verb.
 */
public record VerbName(String value) implements Comparable<VerbName> {
    private static final int MAX_BYTES = 60;

    public VerbName {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException("verb's name " + fault);
        }
    }

    /** What is wrong with it, {@code null} if nothing is. */
    public static @Nullable String fault(String value) {
        int dot = value.indexOf('.');
        if (value.length() > MAX_BYTES) {
            return "is longer than " + MAX_BYTES + " characters";
        }
        return dot >= 0 && isGroup(value.substring(0, dot)) && Names.isName(value.substring(dot + 1))
                ? null
                : "is not GROUP.ACTION: want lower-case letters and digits, in the action also underscores";
    }

    static boolean isGroup(String text) {
        return Names.isName(text) && text.indexOf('_') < 0;
    }

    public String group() {
        return value.substring(0, value.indexOf('.'));
    }

    public String action() {
        return value.substring(value.indexOf('.') + 1);
    }

    /** For protocols whose names have no dot: {@code ssh_tail_logs}. */
    public String tool() {
        return group() + "_" + action();
    }

    @Override
    public int compareTo(VerbName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
