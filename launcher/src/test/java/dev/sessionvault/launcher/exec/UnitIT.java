package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a unit of a real systemd: a user's manager in namespaces of its own, whatever this machine was booted with. */
class UnitIT {
    /** No terminal, no home, no PATH, a new session; and what units say about their process. */
    private static final List<String> UNIT = List.of("systemd-run", "--user", "--wait", "--quiet", "--unit=probe");

    private static final List<String> PROPERTIES = List.of(
            "NoNewPrivileges=yes",
            "Nice=5",
            "UMask=0027",
            "LimitNOFILE=500:600",
            "LimitCORE=0",
            "OOMScoreAdjust=200",
            "CPUSchedulingPolicy=batch",
            "IOSchedulingClass=idle",
            "TimerSlackNSec=123us",
            "IgnoreSIGPIPE=yes",
            "StandardInput=null",
            "CoredumpFilter=0x21",
            "RestrictSUIDSGID=yes",
            "UnsetEnvironment=HOME PATH USER LOGNAME SHELL");

    /**
     * A manager wants to be told that systemd runs, a runtime directory, and a group to put its units in. It is there when it
     * answers: its socket is a moment before that.
     */
    private static final String MANAGER = "set -e; mount --make-rprivate /; mount -t tmpfs tmpfs /run\n"
            + "mkdir -p /run/systemd/system /run/user/0; export XDG_RUNTIME_DIR=/run/user/0; chmod 700 /run/user/0\n"
            + "for g in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do\n"
            + "  [ ! -e $g/cgroup.procs ] || { mkdir -p $g/sv-unit-test; echo $$ > $g/sv-unit-test/cgroup.procs; }\n"
            + "done\n"
            + "$(command -v systemd || echo /lib/systemd/systemd) --user --unit=basic.target 2>&1 &\n"
            + "for i in $(seq 300); do systemctl --user show-environment > /dev/null 2>&1 && break; sleep 0.1; done\n";

    @TempDir
    static Path directory;

    @Test
    void tool_isAsWithoutUs() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can start a manager in a namespace");
        Probe probe = Probe.compileIn(directory.toRealPath());
        try (Image image = Image.start(directory)) {
            List<String> direct = inUnit(image, List.of(probe.program().toString(), "a", "exit", "7"));
            List<String> run = inUnit(image, Image.exec(probe.program().toString(), "a", "exit", "7"));
            assertTrue(direct.contains("tty 0 0") && direct.contains("/proc/self/status NoNewPrivs:\t1"));
            assertEquals(direct, run);
        }
    }

    private static List<String> inUnit(Image image, List<String> command) throws Exception {
        Path facts = directory.resolve("facts");
        List<String> unit = new ArrayList<>(UNIT);
        PROPERTIES.forEach(property -> unit.add("--property=" + property));
        unit.add("--property=WorkingDirectory=" + image.home());
        unit.add("--property=StandardOutput=append:" + directory.resolve("unit"));
        unit.add("--setenv=PROBE_OUTPUT=" + facts);
        for (String name : List.of("SV_HOME", "DBUS_SESSION_BUS_ADDRESS")) {
            unit.add("--setenv=" + name + "=" + image.environment().get(name));
        }
        unit.addAll(command);
        List<String> all = new ArrayList<>(List.of("unshare", "-mpf", "--mount-proc", "--kill-child", "env", "-i"));
        all.addAll(List.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-c", MANAGER + "\"$@\"", "sh"));
        all.addAll(unit);
        File said = directory.resolve("said").toFile();
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
        assertEquals(7, process.exitValue(), Files.readString(said.toPath()));
        return comparable(Files.readAllLines(facts, StandardCharsets.ISO_8859_1));
    }

    /** But for numbers of processes, of namespaces and of the unit, and what was added to the environment. */
    private static List<String> comparable(List<String> lines) {
        String own = lines.get(0).substring("pid ".length());
        List<String> comparable = new ArrayList<>();
        for (String line : lines) {
            boolean process = line.matches("(pid|ppid|pgid|sid) .*");
            comparable.add(process ? line.replace(" " + own, " own") : line);
        }
        // Without a PATH there is a warning of ours on what the unit writes to.
        comparable.removeIf(line -> line.matches("(/proc/self/ns/|ppid |fdflags [12] ).*"));
        for (String name : List.of("INVOCATION_ID=", "SYSTEMD_EXEC_PID=", "JOURNAL_STREAM=", "ANTHROPIC_API_KEY=")) {
            String start = Probe.environmentLine(name);
            comparable.removeIf(line -> line.startsWith(start));
        }
        return comparable;
    }
}
