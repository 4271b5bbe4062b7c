package dev.sessionvault.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of {@code src/test/transcripts}: what is typed at a shell, and all that comes of it. */
record Transcript(String name, List<Step> steps, Map<String, String> files) {
    private static final Path DIRECTORY = Path.of("src/test/transcripts").toAbsolutePath();
    private static final String FILE_BEGIN = "-- ";
    private static final String FILE_END = " --";

    /**
     * One command.
     *
     * @param onTerminal whether a terminal controls it, with its answers typed there
     * @param expected the lines that follow it in the file
     */
    record Step(int line, String command, boolean onTerminal, List<String> expected) {
        /** The exit code that is expected. */
        int code() {
            String last = expected.isEmpty() ? "" : expected.get(expected.size() - 1);
            return last.matches("\\[\\d+]") ? Integer.parseInt(last.substring(1, last.length() - 1)) : 0;
        }
    }

    static List<Transcript> all() throws IOException {
        List<Transcript> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    private static Transcript read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Step> steps = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        String section = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FILE_BEGIN) && line.endsWith(FILE_END)) {
                section = line.substring(FILE_BEGIN.length(), line.length() - FILE_END.length());
                files.put(section, "");
            } else if (section != null) {
                files.merge(section, line + "\n", String::concat);
            } else {
                step(file, i + 1, line, steps);
            }
        }
        return new Transcript(file.getFileName().toString().replace(".txt", ""), steps, files);
    }

    private static void step(Path file, int number, String line, List<Step> steps) {
        if (line.startsWith("$ ")) {
            steps.add(new Step(number, line.substring(2), false, new ArrayList<>()));
        } else if (line.startsWith("$> ")) {
            steps.add(new Step(number, line.substring(3), true, new ArrayList<>()));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            if (steps.isEmpty()) {
                throw new IllegalArgumentException(file + ":" + number + ": an answer before any command");
            }
            steps.get(steps.size() - 1).expected().add(line);
        }
    }
}
