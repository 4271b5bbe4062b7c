package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A transcript at work, in a home of its own: each command is run by a shell, with the built program on the PATH. */
final class Scenario {
    private static final int SECONDS = 60;

    /** What is typed follows; with the sign it is to be seen. */
    private static final Pattern TYPED = Pattern.compile("(?<!<)<<(=?) ");

    private final Transcript transcript;
    private final Path home;
    private final Map<String, String> environment;
    private final Expected expected;
    private Path where;

    /** @param session what makes a process part of a login session with a keyring */
    Scenario(Transcript transcript, Path directory, Map<String, String> session) throws IOException {
        this.transcript = transcript;
        this.home = Files.createDirectories(directory).toRealPath();
        this.where = home;
        this.environment = new TreeMap<>(session);
        environment.put("HOME", home.toString());
        environment.put("PATH", home.resolve("bin") + ":" + Sv.PROGRAM.getParent() + ":/usr/bin:/bin");
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("SHELL", "/bin/bash");
        environment.put("TERM", "dumb");
        expected = new Expected(Map.of("home", home.toString(), "image", Sv.IMAGE.toString()));
    }

    /** Plays all of it, whatever fails: what happened lies in target/transcripts, too, to be compared. */
    void play() throws IOException {
        for (Map.Entry<String, String> file : transcript.files().entrySet()) {
            write(home.resolve(file.getKey()), file.getValue());
        }
        StringBuilder wanted = new StringBuilder();
        StringBuilder got = new StringBuilder();
        for (Transcript.Step step : transcript.steps()) {
            play(step, wanted, got);
        }
        Path kept = Files.createDirectories(Path.of("target/transcripts")).resolve(transcript.name() + ".txt");
        Files.writeString(kept, got);
        assertEquals(wanted.toString(), got.toString(), transcript.name());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file); // it may be a link, and what it leads to is not ours
        Files.writeString(file, text);
        if (text.startsWith("#!")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void play(Transcript.Step step, StringBuilder wanted, StringBuilder got) throws IOException {
        String command = expected.fill(step.command());
        if (command.startsWith("cd ")) {
            where = where.resolve(command.substring(3)).normalize();
        } else if (command.startsWith("export ")) {
            String[] assignment = command.substring("export ".length()).split("=", 2);
            environment.put(assignment[0], assignment[1]);
        } else if (command.startsWith("unset ")) {
            environment.remove(command.substring("unset ".length()));
        } else {
            List<String> answer =
                    step.expected().stream().map(Scenario::asShown).toList();
            List<String> actual = step.onTerminal() ? onTerminal(step, command) : piped(command);
            write(wanted, step, answer);
            write(got, step, expected.inTheWordsOf(answer, actual));
        }
    }

    private static void write(StringBuilder text, Transcript.Step step, List<String> answer) {
        text.append(step.onTerminal() ? "\n$> " : "\n$ ").append(step.command()).append('\n');
        answer.forEach(line -> text.append(line).append('\n'));
    }

    /** What was typed is on the screen only where the program lets it be seen. */
    private static String asShown(String line) {
        Matcher typed = TYPED.matcher(line);
        if (!typed.find()) {
            return line;
        }
        String prompt = line.substring(0, typed.start());
        return typed.group(1).isEmpty() ? prompt : prompt + line.substring(typed.end());
    }

    private List<String> piped(String command) throws IOException {
        File out = File.createTempFile("out", ".txt");
        File err = File.createTempFile("err", ".txt");
        ProcessBuilder builder = new ProcessBuilder("setsid", "--wait", "sh", "-c", command)
                .directory(where.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(environment);
        int code = ended(builder.start(), command);
        List<String> lines = new ArrayList<>(lines(Files.readString(out.toPath()), ""));
        lines.addAll(lines(Files.readString(err.toPath()), "! "));
        Files.delete(out.toPath());
        Files.delete(err.toPath());
        return withCode(lines, code);
    }

    private static int ended(Process process, String command) throws IOException {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("it did not end: " + command);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private List<String> onTerminal(Transcript.Step step, String command) throws IOException {
        try (Pty pty = Pty.start(where, environment, List.of("sh", "-c", command))) {
            for (String line : step.expected()) {
                Matcher typed = TYPED.matcher(line);
                if (typed.find()) {
                    answer(pty, line.substring(0, typed.start()), line.substring(typed.end()));
                }
            }
            Sv.Answer answer = pty.end();
            return withCode(lines(screen(answer.out()), ""), answer.code());
        } catch (IOException e) { // another prompt than the expected one
            return lines(screen(String.valueOf(e.getMessage())), "");
        }
    }

    /** A prompt that was wiped away counts as a line: it was to be seen. */
    private static String screen(String bytes) {
        return bytes.replace("\r\n", "\n").replace("\r\033[K", "\n");
    }

    private void answer(Pty pty, String before, String typed) throws IOException {
        String prompt = expected.fill(before);
        pty.expect(prompt.substring(prompt.lastIndexOf('>') + 1));
        pty.type(expected.fill(typed) + "\n");
    }

    private static List<String> withCode(List<String> lines, int code) {
        List<String> all = new ArrayList<>(lines);
        if (code != 0) {
            all.add("[" + code + "]");
        }
        return all;
    }

    private static List<String> lines(String text, String before) {
        List<String> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        boolean ended = text.endsWith("\n");
        for (String line : (ended ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            lines.add(before.isEmpty() ? escaped(line) : before + line);
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + (ended ? "" : "\\c"));
        return lines;
    }

    /** What would mean something else in a transcript is written after a backslash; an empty line is one. */
    private static String escaped(String line) {
        boolean special = line.isEmpty() || line.matches("(\\$|\\$>|!|--) .*|[#\\\\].*|\\[\\d+]");
        return special ? "\\" + line : line;
    }
}
