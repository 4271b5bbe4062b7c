package dev.sessionvault.launcher.leak.walk;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The files that a walk brings, by their paths from the top, as bytes. */
final class Walked implements Search {
    private final Path top;
    final TreeSet<String> files = new TreeSet<>();
    final TreeSet<String> whateverTheyAre = new TreeSet<>();
    final List<String> unread = new ArrayList<>();

    private Walked(Path top) {
        this.top = top;
    }

    static Walked of(Path top, Selection selection) throws IOException {
        Walked walked = new Walked(top);
        new Tree(top, selection).search(walked);
        return walked;
    }

    private String name(Path file) {
        String all = dev.sessionvault.launcher.leak.PathBytes.latin(file);
        String base = dev.sessionvault.launcher.leak.PathBytes.latin(top);
        return all.equals(base) ? "" : all.substring(base.length() + 1);
    }

    @Override
    public void file(Path file) {
        whateverTheyAre.add(name(file));
        files.add(name(file));
    }

    @Override
    public void text(Path file) {
        files.add(name(file));
    }

    @Override
    public void bytes(byte[] bytes, Position at) {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public void found(Finding finding) {
        throw new AssertionError();
    }

    @Override
    public void unread(String what, String why) {
        unread.add(what + ": " + why);
    }
}
