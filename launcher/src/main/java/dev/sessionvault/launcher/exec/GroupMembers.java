package dev.sessionvault.launcher.exec;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is in a group, by the files: a group that only a directory service knows counts as full of strangers. */
final class GroupMembers {
    private static final File GROUPS = new File("/etc/group");
    private static final File USERS = new File("/etc/passwd");
    private static final String ROOT = "root";

    /** {@code null} if the files do not have the group. */
    private final @Nullable List<String> names;

    private final File users;

    private GroupMembers(@Nullable List<String> names, File users) {
        this.names = names;
        this.users = users;
    }

    static GroupMembers read(int gid) {
        return read(gid, GROUPS, USERS);
    }

    static GroupMembers read(int gid, File groups, File users) {
        List<String> names = listed(gid, groups);
        if (names != null) {
            addPrimary(gid, users, names);
        }
        return new GroupMembers(names, users);
    }

    /** {@code name:password:gid:member,member}. */
    private static @Nullable List<String> listed(int gid, File groups) {
        for (String[] line : lines(groups)) {
            if (line.length >= 3 && line[2].equals(Integer.toUnsignedString(gid))) {
                List<String> names = new ArrayList<>();
                if (line.length > 3 && !line[3].isEmpty()) {
                    names.addAll(List.of(line[3].split(",")));
                }
                return names;
            }
        }
        return null;
    }

    /** {@code name:password:uid:gid:…}: those whose own group it is are not listed in the group. */
    private static void addPrimary(int gid, File users, List<String> names) {
        for (String[] line : lines(users)) {
            if (line.length > 3 && line[3].equals(Integer.toUnsignedString(gid))) {
                names.add(line[0]);
            }
        }
    }

    /** Whether nobody but this user and root is in it. */
    boolean areOnly(int uid) {
        if (names == null) {
            return false;
        }
        String own = nameOf(uid);
        for (String name : names) {
            if (!name.equals(ROOT) && !name.equals(own)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String nameOf(int uid) {
        for (String[] line : lines(users)) {
            if (line.length > 2 && line[2].equals(Integer.toUnsignedString(uid))) {
                return line[0];
            }
        }
        return null;
    }

    private static List<String[]> lines(File file) {
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.ISO_8859_1))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.split(":", -1));
            }
            return lines;
        } catch (IOException e) {
            // Unreadable: nobody is known to be harmless.
            return List.of();
        }
    }
}
