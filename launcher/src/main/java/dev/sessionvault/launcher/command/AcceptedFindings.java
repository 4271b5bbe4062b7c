package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that the user says may lie in the open, by their fingerprints: a file of the user's own configuration. None is
 * read from a project, and no remark in a file counts: whoever writes there could hide a key.
 *
 * @param file one fingerprint a line; what follows it on the line, or a #, is for people
 */
record AcceptedFindings(File file, Set<String> fingerprints) {
    private static final String NAME = "scan-ignore";
    private static final int FINGERPRINT_CHARACTERS = 10;

    static AcceptedFindings read(File config) throws LauncherException {
        File file = new File(config, NAME);
        try {
            return new AcceptedFindings(file, parse(file, Files.readString(file.toPath(), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return new AcceptedFindings(file, Set.of());
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "read the accepted keys: " + file + ": it is no UTF-8 text, or cannot be read",
                    null);
        }
    }

    List<Finding> without(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !fingerprints.contains(finding.fingerprint()))
                .toList();
    }

    private static Set<String> parse(File file, String text) throws LauncherException {
        Set<String> fingerprints = new HashSet<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            String first = line.split("[\\s#]", 2)[0];
            if (first.matches("[0-9a-f]{" + FINGERPRINT_CHARACTERS + "}")) {
                fingerprints.add(first);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw Failure.usage(
                        "read the accepted keys: " + file + ": line " + (i + 1) + ": want a fingerprint of 10 digits",
                        "`sv scan` shows fingerprints; a key itself does not belong there");
            }
        }
        return fingerprints;
    }
}
