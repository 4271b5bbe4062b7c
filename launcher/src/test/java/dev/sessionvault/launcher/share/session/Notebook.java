package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.key.IdentityKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ledger in memory, whose disk can be full. */
final class Notebook implements Ledger {
    final List<String> lines = new ArrayList<>();
    volatile boolean full;

    /** What happens while a line of this beginning is being written. */
    volatile String slowLine = "none";

    volatile Runnable meanwhile = () -> {};

    private void add(String line) throws IOException {
        if (line.startsWith(slowLine)) {
            meanwhile.run();
        }
        append(line);
    }

    private synchronized void append(String line) throws IOException {
        if (full) {
            throw new IOException("no space left");
        }
        lines.add(line);
    }

    synchronized List<String> all(String start) {
        return lines.stream().filter(line -> line.startsWith(start)).toList();
    }

    private static String word(Admission call) {
        return call.arguments().values().getOrDefault("word", "");
    }

    @Override
    public void accepted(Admission call) throws IOException {
        add("accepted " + call.arguments().verb() + " " + word(call) + (call.approved() ? " approved" : ""));
    }

    @Override
    public void refused(Admission.Refused call) throws IOException {
        add("refused " + call.verb() + " " + call.why().reason());
    }

    @Override
    public byte[] ended(Admission call, Ending ending) throws IOException {
        add("ended " + word(call) + " " + ending.finish().kind() + " "
                + ending.finish().reason() + " " + ending.stdout().bytes());
        return new byte[] {7};
    }

    @Override
    public void connected(IdentityKey recipient) throws IOException {
        add("happened connected");
    }

    @Override
    public void extended(Instant end, byte[] passport) throws IOException {
        add("happened extended");
    }

    @Override
    public void happened(String what, String text) throws IOException {
        add("happened " + what);
    }
}
