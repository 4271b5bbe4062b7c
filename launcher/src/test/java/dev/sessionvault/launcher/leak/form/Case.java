package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Hit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the corpus.
 *
 * @param group the syntax it is written in, or what it is taken from
 * @param marked whether the detector is known to be wrong about it
 * @param text as it would lie in a file
 * @param kind of the key in it, empty if there is none
 * @param start where that key begins
 */
record Case(String group, boolean marked, String line, String text, String kind, int start, int end) {

    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Detector.standard().search(bytes, 0, bytes.length, hits::add);
        return hits;
    }

    boolean isIn(List<Hit> hits) {
        return hits.stream().anyMatch(this::is);
    }

    /** How many hits are none of the key's. */
    int wrong(List<Hit> hits) {
        return (int) hits.stream().filter(hit -> !is(hit)).count();
    }

    private boolean is(Hit hit) {
        return hit.kind().id().equals(kind) && hit.start() == start && hit.end() == end;
    }
}
