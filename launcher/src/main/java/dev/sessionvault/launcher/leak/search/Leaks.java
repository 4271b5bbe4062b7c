package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Source;
import java.io.IOException;
import java.util.List;

/** Finds the keys that lie in the open, on all of this machine's processors, in a bounded amount of memory. */
public final class Leaks {
    private Leaks() {}

    /**
     * What was found. The same files give the same answer in the same order.
     *
     * @param findings by place, each once
     * @param unread by name, each once
     * @param files how many files, or other pieces, were searched
     * @param bytes how many bytes those had
     */
    public record Result(List<Finding> findings, List<Unread> unread, long files, long bytes) {}

    /** Something that could not be read, and why, for people. */
    public record Unread(String what, String why) {}

    /** Searches all of the sources, one after the other. */
    public static Result find(List<Source> sources, Progress progress) {
        Tally tally = new Tally(progress);
        try (Searching searching = new Searching(tally)) {
            for (Source source : sources) {
                tally.begin(source.title());
                search(source, searching);
            }
        }
        return tally.result();
    }

    private static void search(Source source, Searching searching) {
        try {
            source.search(searching);
        } catch (IOException e) {
            searching.unread(source.title(), Reasons.of(e));
        }
    }
}
