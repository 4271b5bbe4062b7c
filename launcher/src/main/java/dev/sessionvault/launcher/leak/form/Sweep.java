package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.Hit;
import dev.sessionvault.launcher.leak.Hits;
import dev.sessionvault.launcher.leak.Kind;

/**
 * One search through one piece. Whatever a key is, it has sixteen key characters in a row; so every sixteenth byte is
 * looked at, and only where it is such a character the ones before it. What is left is judged run by run.
 */
final class Sweep {
    private static final int LEAST = 16;

    private final Text text;
    private final Hits hits;
    private final Forms forms;
    private final Assigned assigned;
    /** After the last key that was found. */
    private int done;
    /** What the run consists of. */
    private int seen;

    Sweep(Text text, Hits hits) {
        this.text = text;
        this.hits = hits;
        this.forms = new Forms(text);
        this.assigned = new Assigned(text);
        this.done = text.from;
    }

    void run() {
        byte[] bytes = text.bytes;
        int start = text.from;
        int known = start;
        while (start <= text.to - LEAST) {
            int left = start + LEAST;
            while (left > known && Alphabet.isRun(bytes[left - 1])) {
                left--;
            }
            if (left > known) {
                // The byte before is no key character: up to the next probe the rest is known to be.
                known = start + LEAST;
                start = left;
                continue;
            }
            int end = runEnd(start);
            candidate(start, end);
            start = end + 1;
            known = start;
        }
    }

    private int runEnd(int from) {
        int end = from;
        int all = 0;
        while (end < text.to && Alphabet.isRun(text.bytes[end])) {
            all |= Alphabet.of(text.bytes[end++]);
        }
        seen = all;
        return end;
    }

    private void candidate(int start, int end) {
        int from = Math.max(start, done);
        boolean begins = from == start;
        boolean found = false;
        boolean divided = (seen & Alphabet.BASE64) != 0;
        while (from < end && forms.find(from, end, begins, divided)) {
            takeForm();
            found = true;
            begins = false;
            from = Math.max(done, Math.max(from + 1, forms.start() + 1));
        }
        if (!found && begins && assigned.find(start, end, done, (seen & Alphabet.DIGIT) != 0)) {
            take(assigned.hit());
        }
    }

    private void takeForm() {
        if (forms.start() < done) {
            return;
        }
        String name = assigned.nameOf(forms.start(), done);
        if (Refinement.isCredible(forms.kind(), name, assigned.hasScheme(), text, forms.end())) {
            Kind kind = Refinement.of(forms.kind(), name, text, forms.start());
            take(new Hit(kind, Evidence.FORM, forms.start(), forms.end(), name));
        }
    }

    private void take(Hit hit) {
        done = hit.end();
        hits.take(hit);
    }
}
