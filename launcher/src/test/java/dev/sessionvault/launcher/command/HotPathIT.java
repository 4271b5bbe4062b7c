package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one {@code sv run} costs and touches, so that nothing comes back unseen: classes, files, processes, memory. */
class HotPathIT {
    /** Libraries that `run` has no use for. */
    private static final List<String> LIBRARIES = List.of(
            "picocli.",
            "org.mapdb.",
            "org.tomlj.",
            "org.antlr.",
            "org.eclipse.collections.",
            "com.google.common.",
            "com.fasterxml.jackson.",
            "kotlin.",
            "net.jpountz.");

    /** What knows of keys that the kernel keeps. */
    private static final List<String> KEEPING =
            List.of("dev.sessionvault.launcher.cache.", "dev.sessionvault.root.kernel.");

    /** What knows of logins that are lent; and what says why nothing is taken. */
    private static final List<String> LENDING = List.of(
            "dev.sessionvault.vault.tool.Login",
            "dev.sessionvault.vault.Logins",
            "dev.sessionvault.launcher.login.",
            "dev.sessionvault.launcher.keeper.",
            "dev.sessionvault.launcher.command.Keep",
            "dev.sessionvault.launcher.command.Lend",
            "dev.sessionvault.launcher.command.Login",
            "dev.sessionvault.launcher.command.Missing");

    /** What starts slowly in the runtime: startup.md's rules, each by what it would initialise. */
    private static final List<String> MACHINERY = List.of(
            "java.util.logging.",
            "sun.util.logging.",
            "jdk.internal.logger.",
            "java.lang.System$Logger",
            "java.util.regex.",
            "java.util.Formatter",
            "java.util.ServiceLoader",
            "java.util.ResourceBundle",
            "java.util.UUID",
            "java.util.stream.",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.InnerClassLambdaMetafactory",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.reflect.Proxy",
            "java.lang.classfile.",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.text.",
            "java.time.format.",
            "java.time.zone.",
            "java.security.",
            "javax.",
            "com.sun.crypto.",
            "sun.security.",
            "sun.net.",
            "sun.nio.ch.FileChannelImpl$DefaultUnmapper",
            "jdk.internal.foreign.");

    /** What is used all the same, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "java.security.AccessController", "reading the runtime's image asks it, for a resource that JNA looks for",
            "java.security.AccessControlContext", "as above");

    /** A handful: classes that no training run can put into an archive, as those spun at run time. */
    private static final int OUTSIDE_THE_ARCHIVE = 8;

    private static final int PEAK_KILOBYTES = 64 * 1024;

    private static final String SYSTEM = "(/usr)?/lib(32|64)?/";

    /** Files that are read, by kind. */
    private static final List<Pattern> READ = patterns(
            "\\Q" + Sv.IMAGE + "\\E/.*", // the script, the runtime, the archive, JNA's library
            SYSTEM + ".*\\.so(\\.[0-9]+)*", // libsecret and what it needs
            "/etc/ld\\.so\\.(cache|preload)",
            "/usr/lib/locale/.*|/usr/lib/.*/gconv/.*|/usr/share/locale/.*",
            "/etc/(nsswitch\\.conf|passwd|group|localtime)",
            "/usr/lib/.*/gio/modules(/.*)?", // GLib looks for extensions
            "/proc(/self|/[0-9]+|/thread-self)?(/.*)?",
            "/sys/(fs/cgroup|devices/system/cpu|kernel/mm)(/.*)?", // the runtime asks how large the machine is
            "/dev/(u?random|null|tty)",
            ".*/sv/data(/vault\\.db|/used(/.*)?)?",
            ".*/sv/log/(head|audit\\.log)",
            ".*/sv/config/tools\\.toml",
            ".*/bin/(claude|bwrap)", // the tool and its companion: are they programs?
            "/usr/bin/python3.*"); // whose script the tool is

    private static final List<Pattern> WRITTEN = patterns(
            "/proc/(self|[0-9]+)/coredump_filter", // put back as the caller had it
            "/dev/(tpmrm0|null|tty)",
            "(\\w+ )?.*/sv/data/used(/.*)?", // when this key was last used
            ".*/sv/log/(lock|head|audit\\.log)"); // and by whom

    @TempDir
    static Path directory;

    private static final List<HotPath> PATHS = new ArrayList<>();

    @BeforeAll
    static void vaults() throws Exception {
        PATHS.add(HotPath.secretService(directory.resolve("s")));
        PATHS.add(HotPath.tpm(directory.resolve("t")));
        PATHS.add(HotPath.passphrase(directory.resolve("p")));
        PATHS.add(HotPath.kept(directory.resolve("k")));
    }

    @AfterAll
    static void end() throws Exception {
        for (HotPath path : PATHS) {
            path.end();
        }
    }

    static List<HotPath> paths() {
        return PATHS;
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noLibrary_thatRunHasNoUseFor(HotPath path) throws Exception {
        Classes classes = path.classes();
        assertTrue(classes.used().contains("dev.sessionvault.launcher.exec.Launch"), "the run was not seen");
        assertEquals(List.of(), classes.used(LIBRARIES, Set.of()));
    }

    /** Who never typed `sv unlock` pays one look for a file, and nothing else. */
    @ParameterizedTest
    @MethodSource("paths")
    void kernelsKeyring_isAskedOnlyWhereItMayHaveTheKey(HotPath path) throws Exception {
        List<String> used = path.classes().used(KEEPING, Set.of());
        assertEquals(path.isKept(), !used.isEmpty(), used.toString());
        boolean stretches = path.classes().used().contains("dev.sessionvault.crypto.Argon2id");
        assertEquals(path.asksForPassphrase(), stretches);
    }

    /** Claude Code's login can be lent, and is looked for; none is there, and that costs no class. */
    @ParameterizedTest
    @MethodSource("paths")
    void logins_costNothing_whereThereIsNone(HotPath path) throws Exception {
        assertEquals(List.of(), path.classes().used(LENDING, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noSlowMachinery(HotPath path) throws Exception {
        Classes classes = path.classes();
        assertEquals(List.of(), classes.used(MACHINERY, EXCEPTIONS.keySet()));
        assertEquals(
                List.of(),
                classes.used().stream()
                        .filter(name -> name.startsWith("dev.") && name.contains("$$"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void classes_comeFromTheArchive(HotPath path) throws Exception {
        List<String> outside = path.classes().outside();
        assertTrue(outside.size() <= OUTSIDE_THE_ARCHIVE, outside.toString());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void files_areOfKnownKinds_andNoneIsWritten(HotPath path) throws Exception {
        SystemCalls calls = path.systemCalls();
        assertTrue(calls.hasBecomeTheTool() && !calls.read.isEmpty(), "the run was not seen");
        assertEquals(Set.of(), unknown(calls.read, READ));
        assertEquals(Set.of(), unknown(calls.written, WRITTEN));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void script_runtime_tool_andNoOtherProcess(HotPath path) throws Exception {
        SystemCalls calls = path.systemCalls();
        List<String> names = calls.programs.stream()
                .map(program -> program.replaceAll(".*/", ""))
                .toList();
        assertEquals(List.of("sv", "java", "claude"), names);
        assertTrue(
                calls.children <= 1, calls.children + " processes were started"); // base64, for the caller's variables
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noNetwork(HotPath path) throws Exception {
        SystemCalls calls = path.systemCalls();
        assertEquals(List.of(), calls.calledOut);
        calls.socketFamilies.remove("AF_UNIX");
        assertEquals(Set.of(), calls.socketFamilies);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void tool_isAlone_withTheCallersFiles(HotPath path) throws Exception {
        List<String> told = path.tool();
        assertEquals(path.asksForPassphrase() ? "files 0 1 2 4" : "files 0 1 2 3 4", told.get(0));
        assertEquals("threads 1", told.get(1));
        assertEquals("children", told.get(2).strip());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void memory_staysSmall(HotPath path) throws Exception {
        // Argon2id takes 64 MiB of its own, by design, and leaves the collector as much to move.
        int limit = path.asksForPassphrase() ? 3 * PEAK_KILOBYTES : PEAK_KILOBYTES;
        int peak = Integer.parseInt(path.tool().get(3).substring("peak ".length()));
        assertTrue(peak <= limit, path.root + ": " + peak + " KB");
    }

    private static Set<String> unknown(List<String> files, List<Pattern> kinds) {
        Set<String> unknown = new TreeSet<>(files);
        unknown.removeIf(
                file -> kinds.stream().anyMatch(kind -> kind.matcher(file).matches()));
        return unknown;
    }

    private static List<Pattern> patterns(String... kinds) {
        List<Pattern> patterns = new ArrayList<>();
        for (String kind : kinds) {
            patterns.add(Pattern.compile(kind));
        }
        return patterns;
    }
}
