package dev.sessionvault.launcher.login;

import java.util.List;

/**
 * The places in a file where a refresh token may be. Which of them a member is on the way to is told by a set of bits,
 * one for each place.
 */
final class RefreshPaths {
    private static final MemberName ANY = MemberName.said("*");
    private static final int MOST = Long.SIZE - 1;

    private final List<List<MemberName>> paths;

    private RefreshPaths(List<List<MemberName>> paths) {
        this.paths = paths;
    }

    static RefreshPaths of(List<String> paths) {
        if (paths.isEmpty() || paths.size() > MOST) {
            throw new IllegalArgumentException("want 1 to " + MOST + " places of a refresh token");
        }
        return new RefreshPaths(paths.stream().map(RefreshPaths::names).toList());
    }

    private static List<MemberName> names(String path) {
        return List.of(path.split("\\.", -1)).stream().map(MemberName::said).toList();
    }

    /** Those that go through the whole file. */
    long all() {
        return (1L << paths.size()) - 1;
    }

    /**
     * Which of them go on through this member.
     *
     * @param depth how many names lead to its object
     */
    long through(MemberName name, int depth, long open) {
        long left = 0;
        for (int i = 0; i < paths.size(); i++) {
            List<MemberName> names = paths.get(i);
            boolean goesOn = (open & 1L << i) != 0 && names.size() > depth;
            if (goesOn && (names.get(depth).is(ANY) || names.get(depth).is(name))) {
                left |= 1L << i;
            }
        }
        return left;
    }

    /** Whether one of them ends after so many names. */
    boolean end(int depth, long open) {
        for (int i = 0; i < paths.size(); i++) {
            if ((open & 1L << i) != 0 && paths.get(i).size() == depth) {
                return true;
            }
        }
        return false;
    }
}
