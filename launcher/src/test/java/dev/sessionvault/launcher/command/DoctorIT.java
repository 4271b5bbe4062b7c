package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sv doctor} on one machine that is well, then ill, then mended, then shut. */
class DoctorIT {
    @TempDir(factory = OnDisk.class)
    Path temporary;

    @Test
    void well_ill_mended_locked() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(temporary.resolve("session"))) {
            SickMachine machine = new SickMachine(temporary.resolve("home"), session);
            isWell(machine);
            machine.letOthersIn();
            isMendedWhole(machine);
            machine.fallIll();
            isIll(machine);
            isMended(machine);
            session.lock();
            isShut(machine);
        }
    }

    private static void isWell(SickMachine machine) throws Exception {
        Answer well = machine.sv.run(machine.shop, "doctor");
        assertEquals(0, well.code(), well.toString());
        assertTrue(well.out().endsWith("\nnothing to do\n"), well.out());
        assertTrue(well.out().contains("\n[9] tools: claude 2.1.0, codex 0.99.1 ... OK\n"), well.out());
        assertEquals("", well.err());
    }

    private static void isMendedWhole(SickMachine machine) throws Exception {
        Set<String> found = machine.found("vault-files", "keys");
        assertEquals(Set.of("vault-files mode", "vault-files writable", "keys unseen"), found);
        Answer fixed = machine.sv.run(machine.shop, "doctor", "vault-files", "--fix", "--yes");
        assertEquals(0, fixed.code(), fixed.toString());
        assertEquals("nothing left to do\n", lastLine(fixed));
        isWell(machine);
    }

    private static void isIll(SickMachine machine) throws Exception {
        Set<String> found = machine.found();
        Set<String> missed = new TreeSet<>(machine.planted);
        missed.removeAll(found);
        assertEquals(Set.of(), missed, "planted and not found; found were " + found);
    }

    private static void isMended(SickMachine machine) throws Exception {
        Answer fixed = machine.sv.run(machine.shop, "doctor", "--fix", "--yes");
        assertEquals(1, fixed.code(), fixed.toString());
        assertTrue(fixed.out().contains("\nfix: change " + machine.sv.home + "/.bashrc\n"), fixed.out());
        assertTrue(fixed.out().contains("\nleft to do:\n"), fixed.out());
        machine.canary.assertAbsent(fixed);
        Set<String> found = machine.found();
        for (String mendable : machine.mendable) {
            assertTrue(!found.contains(mendable), mendable + " is there again: " + found);
        }
        Set<String> unmendable = new TreeSet<>(machine.planted);
        machine.mendable.forEach(unmendable::remove);
        unmendable.removeAll(found);
        assertEquals(Set.of(), unmendable, "not mended, and not found any more");
    }

    private static String lastLine(Answer answer) {
        List<String> lines = answer.out().lines().toList();
        return lines.get(lines.size() - 1) + "\n";
    }

    private static void isShut(SickMachine machine) throws Exception {
        assertEquals(
                Set.of(
                        "root software",
                        "root locked",
                        "slots no-passphrase",
                        "vault unseen",
                        "clock unseen",
                        "keys unseen"),
                machine.found("root", "slots", "vault", "clock", "keys"));
    }
}
