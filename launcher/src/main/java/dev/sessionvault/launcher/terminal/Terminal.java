package dev.sessionvault.launcher.terminal;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Standard output and standard error. */
public final class Terminal {
    private final OutputStream out;
    private final OutputStream err;
    private final Colours outColours;
    private final Colours colours;
    private boolean lost;

    Terminal(OutputStream out, OutputStream err, Colours colours) {
        this(out, err, colours, colours);
    }

    private Terminal(OutputStream out, OutputStream err, Colours outColours, Colours colours) {
        this.out = out;
        this.err = err;
        this.outColours = outColours;
        this.colours = colours;
    }

    /** This process's own; colours only where the stream is a terminal and nobody declined them. */
    public static Terminal ofProcess() {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Colours.detect(1),
                Colours.detect(2));
    }

    /** A line of the answer. */
    public void print(String line) {
        write(out, Text.withoutControls(line) + "\n");
    }

    /** A line of the answer, with a word in it that says how good or bad something is. */
    public void print(String before, Grade grade, String word, String after) {
        String painted = outColours.paint(grade.colour(), Text.withoutControls(word));
        write(out, Text.withoutControls(before) + painted + Text.withoutControls(after) + "\n");
    }

    /** A line of the answer that begins with a place. */
    public void print(String place, String rest) {
        String painted = outColours.paint(Colours.MAGENTA, Text.withoutControls(place));
        write(out, painted + Text.withoutControls(rest) + "\n");
    }

    /** A line on standard error that the next one takes the place of; nothing if that is no terminal. */
    public void progress(String line) {
        if (colours.isOnScreen()) {
            write(err, "\r\033[Ksv: " + Text.withoutControls(line));
        }
    }

    /** Takes the last such line away. */
    public void endProgress() {
        if (colours.isOnScreen()) {
            write(err, "\r\033[K");
        }
    }

    /** Says what is being waited for, if that takes long and somebody looks; closing it takes that away again. */
    public Waiting waiting(String what) {
        return Waiting.start(err, "sv: " + Text.withoutControls(what) + " ...");
    }

    /** A line of somebody's file: as {@link #print}, but a tab stays one. */
    public void printVerbatim(String line) {
        String[] parts = line.split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Text.withoutControls(parts[i]);
        }
        write(out, String.join("\t", parts) + "\n");
    }

    /** Text of several lines that we wrote ourselves: help, JSON, a table. */
    public void printText(String text) {
        write(out, text);
    }

    /** The answer itself, for a file or another program. */
    public void send(byte[] bytes) {
        write(out, bytes);
    }

    /** The secret itself to standard output, with nothing around it but what {@code before} and {@code after} say. */
    public void reveal(byte[] before, SecretBytes secret, byte[] after) {
        int size = before.length + secret.size() + after.length;
        byte[] all = Arrays.copyOf(before, size);
        try {
            secret.read(SecretAccess.granted(), new SecretReader<Integer, RuntimeException>() {
                @Override
                public Integer read(byte[] bytes) {
                    System.arraycopy(bytes, 0, all, before.length, bytes.length);
                    return bytes.length;
                }
            });
            System.arraycopy(after, 0, all, size - after.length, after.length);
            write(out, all);
        } finally {
            Arrays.fill(all, (byte) 0);
        }
    }

    /** A remark that is part of no answer, on standard error. */
    public void note(String line) {
        remark("", Colours.PLAIN, line);
    }

    public void warning(String line) {
        remark("warning: ", Colours.YELLOW, line);
    }

    public void hint(String line) {
        remark("hint: ", Colours.PLAIN, line);
    }

    public void error(String line) {
        remark("error: ", Colours.RED, line);
    }

    /** The error and its hint. */
    public void error(LauncherException failure) {
        error(String.valueOf(failure.getMessage()));
        String hint = failure.hint();
        if (hint != null) {
            hint(hint);
        }
    }

    private void remark(String kind, String colour, String line) {
        write(err, "sv: " + colours.paint(colour, kind) + Text.withoutControls(line) + "\n");
    }

    /** Whether something that was printed did not arrive: a full disk, a closed pipe. */
    public boolean lost() {
        return lost;
    }

    private void write(OutputStream stream, String text) {
        write(stream, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(OutputStream stream, byte[] bytes) {
        try {
            stream.write(bytes);
        } catch (IOException e) {
            lost = true; // one write failed: Main reports it once, at the end
        }
    }
}
