package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.TrustedFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All verbs that this machine's administrator has declared. */
public final class Verbs {
    /** Where they are; nothing moves it. */
    public static final File DIRECTORY = new File("/etc/sv/verbs.d");

    private static final String SUFFIX = ".toml";
    private static final int MAX_FILE_BYTES = 1 << 20;

    private final SortedMap<VerbName, Verb> verbs = new TreeMap<>();
    private final SortedMap<VerbName, String> files = new TreeMap<>();

    private Verbs() {}

    /**
     * Reads every {@code *.toml} of the directory; others are left alone. One bad file is all bad: what is declared
     * twice or half would be lent by accident.
     *
     * @throws LauncherException DENIED if there is no such directory, if somebody else could have written what is there,
     *     or if it is malformed
     */
    public static Verbs load(TrustedFiles trusted, File directory) throws LauncherException {
        Verbs verbs = new Verbs();
        for (String name : names(trusted, directory)) {
            if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
                File file = new File(directory, name);
                verbs.add(file.getPath(), trusted.text(file, MAX_FILE_BYTES));
            }
        }
        return verbs;
    }

    private static List<String> names(TrustedFiles trusted, File directory) throws LauncherException {
        try {
            return trusted.names(directory);
        } catch (LauncherException e) {
            throw directory.exists()
                    ? e
                    : new LauncherException(
                            e.code(), String.valueOf(e.getMessage()), "no verbs are declared here: sv policy init");
        }
    }

    /** Of files that anybody may have written: to look at before they are installed, never to lend by. */
    public static Verbs draft(File directory) throws LauncherException {
        Verbs verbs = new Verbs();
        String[] names = directory.list();
        for (String name : new TreeSet<>(names == null ? List.of() : List.of(names))) {
            if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
                File file = new File(directory, name);
                verbs.add(file.getPath(), plain(file));
            }
        }
        return verbs;
    }

    private static String plain(File file) throws LauncherException {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            throw new LauncherException(ExitCode.USAGE, "read " + file + ": cannot be read as UTF-8", null);
        }
    }

    /** Of one text. */
    public static Verbs parse(String file, String text) throws LauncherException {
        Verbs verbs = new Verbs();
        verbs.add(file, text);
        return verbs;
    }

    private void add(String file, String text) throws LauncherException {
        try {
            for (Verb verb : VerbFile.parse(text)) {
                String other = files.get(verb.name());
                if (other != null) {
                    throw malformed(file, verb.name() + " is declared in " + other + " too");
                }
                verbs.put(verb.name(), verb);
                files.put(verb.name(), file);
            }
        } catch (MalformedException e) {
            throw malformed(file, String.valueOf(e.getMessage()));
        }
    }

    private static LauncherException malformed(String file, String why) {
        return new LauncherException(
                ExitCode.DENIED,
                "read the verbs: " + file + ": " + why,
                "mend the file; `sv verb list` reads it again");
    }

    public Optional<Verb> find(VerbName name) {
        return Optional.ofNullable(verbs.get(name));
    }

    /** In order of their names. */
    public Collection<Verb> all() {
        return Collections.unmodifiableCollection(verbs.values());
    }

    /** The file that declares it. */
    public String fileOf(VerbName name) {
        return files.getOrDefault(name, "");
    }
}
