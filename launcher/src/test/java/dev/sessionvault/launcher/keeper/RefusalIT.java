package dev.sessionvault.launcher.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that may forbid private memory, on a machine or in a namespace that really does. */
class RefusalIT {
    @TempDir
    Path directory;

    @Test
    void procOfOtherProcesses() throws Exception {
        assertRefused(Refusal.PROC, "unshare", "--pid", "--fork", "--kill-child");
    }

    /** The kernel makes no user namespace for a process whose root directory was changed. */
    @Test
    void namespacesForbidden() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        String change = "mount --rbind / \"$0\" && exec chroot \"$0\" \"$@\"";
        assertRefused(Refusal.FORBIDDEN, "unshare", "--mount", "sh", "-c", change, root.toString());
    }

    @Test
    void namespacesExhausted() throws Exception {
        String none = "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"";
        assertRefused(Refusal.EXHAUSTED, "unshare", "--user", "--map-root-user", "sh", "-c", none, "sh");
    }

    /** As a container's root may be. */
    @Test
    void rootThatMayNotBeMapped() throws Exception {
        assertRefused(Refusal.UNMAPPED, "setpriv", "--bounding-set=-setfcap", "--inh-caps=-setfcap");
    }

    @Test
    void directoryThatIsNotThere() throws Exception {
        directory = directory.resolve("absent");
        assertRefused(Refusal.DIRECTORY, "env");
    }

    @Test
    void eachError_hasItsOwnWords() {
        Set<String> words = new HashSet<>();
        for (int error : new int[] {1, 28, 38}) {
            words.add(String.valueOf(Refusal.ofNamespace(error).of("/d").getMessage()));
        }
        for (int error : new int[] {1, 2, 19}) {
            words.add(String.valueOf(Refusal.ofMount(error).of("/d").getMessage()));
        }
        assertEquals(6, words.size(), words.toString());
        assertEquals(Refusal.ofNamespace(28), Refusal.ofNamespace(87));
        assertEquals(Refusal.ofMount(2), Refusal.ofMount(20));
        assertEquals(Refusal.ofMount(1), Refusal.ofMount(13));
    }

    private void assertRefused(Refusal refusal, String... before) throws Exception {
        try (Child child = Child.stage(List.of(before), "memory", directory.toString())) {
            String said = child.await("keep in memory: ");
            String wanted = "keep in memory: " + said.substring(0, said.indexOf('|'));
            assertEquals(refusal.of(directory).getMessage(), wanted);
            assertTrue(said.endsWith("|" + refusal.of(directory).hint()), said);
            assertEquals(0, child.end());
        }
    }
}
