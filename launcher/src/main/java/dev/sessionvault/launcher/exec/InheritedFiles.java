package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.posix.Descriptors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the files that the caller passed from those that the virtual machine opened. The start script lists the
 * caller's in {@code sv.fds} ({@code :0:1:2:}; the first three were put in the place of closed ones when they are not
 * listed); without it they are told apart by what they are open on.
 */
final class InheritedFiles {
    private static final int LAST_STANDARD = 2;

    private InheritedFiles() {}

    static void closeOthersOnExec() {
        @Nullable String listed = System.getProperty("sv.fds");
        for (int descriptor : Descriptors.open()) {
            if (!isCallers(descriptor, listed)) {
                Descriptors.closeOnExec(descriptor);
            }
        }
    }

    private static boolean isCallers(int descriptor, @Nullable String listed) {
        if (listed != null) {
            return listed.contains(":" + descriptor + ":");
        }
        byte[] target = Descriptors.target(descriptor);
        return descriptor <= LAST_STANDARD || target == null || !isOurs(target);
    }

    private static boolean isOurs(byte[] target) {
        return Octets.startsWith(target, Octets.of(System.getProperty("java.home", "/")))
                || endsWith(target, ".jar")
                || endsWith(target, ".jsa")
                || endsWith(target, ".aot")
                || endsWith(target, "/dev/random")
                || endsWith(target, "/dev/urandom")
                || contains(target, "jnidispatch")
                || contains(target, "/jna");
    }

    private static boolean endsWith(byte[] target, String suffix) {
        return isAt(target, target.length - suffix.length(), Octets.of(suffix));
    }

    private static boolean contains(byte[] target, String part) {
        byte[] wanted = Octets.of(part);
        for (int i = 0; i <= target.length - wanted.length; i++) {
            if (isAt(target, i, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] target, int start, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (start < 0 || start + i >= target.length || target[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
