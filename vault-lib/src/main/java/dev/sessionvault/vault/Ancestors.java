package dev.sessionvault.vault;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Paths as text: no file system is asked, so a directory that is gone still has its entries. */
final class Ancestors {
    private static final String ROOT = "/";

    private Ancestors() {}

    /** The parent of a normal path, or {@code null} for the root directory. */
    static @Nullable String parent(String path) {
        if (path.equals(ROOT)) {
            return null;
        }
        int slash = path.lastIndexOf('/');
        return slash == 0 ? ROOT : path.substring(0, slash);
    }

    /** @throws IllegalArgumentException unless the path is absolute and normal, see {@link Scope.Project} */
    static String requireNormal(String path) {
        if (!isNormal(path)) {
            throw new IllegalArgumentException("path: " + path + ": want an absolute, normal path");
        }
        return path;
    }

    static boolean isNormal(String path) {
        return path.startsWith(ROOT) && (path.equals(ROOT) || partsAreNormal(path)) && isEncodable(path);
    }

    private static boolean partsAreNormal(String path) {
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(start, end);
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                return false;
            }
            start = end + 1;
        }
        return !path.endsWith(ROOT);
    }

    /** Half a surrogate pair would become a question mark: two directories, one name. */
    private static boolean isEncodable(String path) {
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        return utf8.length <= Scope.Project.MAX_BYTES && new String(utf8, StandardCharsets.UTF_8).equals(path);
    }
}
