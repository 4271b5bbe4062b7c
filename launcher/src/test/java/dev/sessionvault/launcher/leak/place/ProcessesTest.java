package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.launcher.leak.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aVariable_isFoundOnce_whereTheOldestHasIt_andTheHeirsAreCounted() throws Exception {
        Process shell = start("KEY-OF-THIS-TEST-1", "sleep 60 & sleep 60 & echo ready; wait");
        assertEquals(
                List.of(new Place.InProcess(shell.pid(), "sh", "SECRET_OF_TEST", -1, 2)),
                search("KEY-OF-THIS-TEST-1").places);
    }

    @Test
    void anArgument_isToldFromAVariable() throws Exception {
        Process shell = start("", "echo ready; read line", "--api-key", "KEY-OF-THIS-TEST-2");
        assertEquals(List.of(new Place.InProcess(shell.pid(), "sh", "", 5, 0)), search("KEY-OF-THIS-TEST-2").places);
    }

    @Test
    void anOption_andItsValue_areOneLine() throws Exception {
        start("", "echo ready; read line", "--api-key", "KEY-OF-THIS-TEST-3");
        assertEquals(List.of(), search("--api-key KEY-OF-THIS-TEST-3").missed());
    }

    @Test
    void svItself_isLeftOut() throws Exception {
        Process shell = start("KEY-OF-THIS-TEST-4", "echo ready; read line");
        Visits visits = new Visits(List.of("KEY-OF-THIS-TEST-4"));
        new Processes(Path.of("/proc"), Long.toString(shell.pid())).search(visits);
        assertEquals(1, visits.missed().size());
    }

    /** Made by hand, for a test may not be able to start a process as another user. */
    @Test
    void anotherUsersProcess_isLeftOut_andOneThatHasJustEnded() throws Exception {
        process("self", 1000, "");
        process("10", 1000, "A=KEY-OF-MINE-12345");
        process("11", 1001, "A=KEY-OF-OTHERS-12345");
        Files.createDirectory(directory.resolve("12"));
        Visits visits = new Visits(List.of("KEY-OF-MINE-12345", "KEY-OF-OTHERS-12345"));
        new Processes(directory, "99").search(visits);
        assertEquals(List.of("KEY-OF-OTHERS-12345"), visits.missed());
        assertEquals(List.of(new Place.InProcess(7, "a (b) c", "A", -1, 0)), visits.places);
    }

    @Test
    void whereNothingTellsOfProcesses_thatIsSaid() throws Exception {
        Visits visits = new Visits(List.of());
        new Processes(directory, "99").search(visits);
        assertEquals(1, visits.unread.size());
    }

    private void process(String name, int user, String variable) throws IOException {
        Path process = Files.createDirectory(directory.resolve(name));
        Files.writeString(process.resolve("status"), "Name:\tx\nUid:\t" + user + "\t0\t0\t0\n");
        Files.writeString(process.resolve("stat"), "7 (a (b) c) S" + " 1".repeat(40));
        Files.writeString(process.resolve("environ"), variable + "\0");
        Files.writeString(process.resolve("cmdline"), "a\0");
    }

    private Process start(String secret, String script, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", script, "test"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("SECRET_OF_TEST", secret);
        Process process = builder.start();
        started.add(process);
        // Until then the process may still be Java's own helper, which has our environment.
        assertEquals("ready", process.inputReader().readLine());
        return process;
    }

    private static Visits search(String key) throws IOException {
        Visits visits = new Visits(List.of(key));
        new Processes().search(visits);
        return visits;
    }
}
