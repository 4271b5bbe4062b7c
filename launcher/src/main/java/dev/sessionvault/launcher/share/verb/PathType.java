package dev.sessionvault.launcher.share.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file or directory under a root. Its canonical form is absolute; nothing is cleaned up, what is not clean is refused.
 *
 * @param root absolute and clean, without a slash at its end
 * @param resolved whether symbolic links are followed, at the call, and must not lead out of the root; only for files of
 *     this machine
 */
public record PathType(String root, boolean resolved) implements ParameterType {
    private static final int MAX_NAME_BYTES = 255;

    @Override
    public String canonical(String parameter, String value) throws RefusedException {
        Characters.ascii(parameter, value, Characters.MAX_BYTES);
        String path = value.startsWith("/") ? value : root + "/" + value;
        if (!path.equals(root) && !path.startsWith(root + "/")) {
            throw Characters.refused(parameter, Quoted.of(value) + " is not under " + root);
        }
        for (String name : path.substring(1).split("/", -1)) {
            requireName(parameter, value, name);
        }
        return Characters.ascii(parameter, path, Characters.MAX_BYTES);
    }

    private static void requireName(String parameter, String value, String name) throws RefusedException {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw Characters.refused(
                    parameter, Quoted.of(value) + " is not a clean path: no //, /./, /../ or / at the end");
        }
        if (name.length() > MAX_NAME_BYTES) {
            throw Characters.refused(parameter, "has a name longer than " + MAX_NAME_BYTES + " bytes");
        }
    }

    /**
     * Where it leads now. The program is given this path, which has no symbolic link any more.
     *
     * @throws RefusedException BAD_VALUE if it leads out of the root
     */
    String resolve(String parameter, String canonical) throws RefusedException {
        if (!resolved) {
            return canonical;
        }
        try {
            Path real = real(Path.of(canonical));
            if (!real.startsWith(Path.of(root).toRealPath())) {
                throw Characters.refused(parameter, Quoted.of(canonical) + " leads out of " + root);
            }
            return real.toString();
        } catch (IOException e) {
            throw Characters.refused(parameter, Quoted.of(canonical) + " cannot be reached");
        }
    }

    /** What does not exist is where its directory is; a link to what does not exist leads nobody knows where. */
    private static Path real(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return path.toRealPath();
        }
        Path parent = path.getParent();
        if (parent == null) {
            throw new NoSuchFileException(path.toString());
        }
        return real(parent).resolve(path.getFileName());
    }

    @Override
    public boolean mayBeginWithDash() {
        return false;
    }

    @Override
    public String describe() {
        return root + "/…";
    }
}
