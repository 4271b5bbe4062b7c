package dev.sessionvault.launcher.share.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A local user as the kernel knows it: by numbers, with the groups that the login gave.
 *
 * @param groups the primary one among them
 */
public record Account(int uid, Set<Integer> groups) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int REAL = 1;

    public Account {
        groups = Set.copyOf(groups);
    }

    /** Whoever runs this process. */
    public static Account current() throws IOException {
        List<String> status = Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1);
        Set<Integer> groups = new HashSet<>();
        for (String group : fields(status, "Groups:")) {
            groups.add(Integer.parseUnsignedInt(group));
        }
        groups.add(Integer.parseUnsignedInt(fields(status, "Gid:").get(REAL - 1)));
        return new Account(Integer.parseUnsignedInt(fields(status, "Uid:").get(REAL - 1)), groups);
    }

    private static List<String> fields(List<String> status, String name) throws IOException {
        for (String line : status) {
            if (line.startsWith(name)) {
                return Arrays.stream(line.substring(name.length()).trim().split("\\s+"))
                        .filter(field -> !field.isEmpty())
                        .toList();
            }
        }
        throw new IOException(STATUS + " has no " + name);
    }
}
