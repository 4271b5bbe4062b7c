package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log while nobody can write to it. */
public final class Reading implements AutoCloseable {
    private static final String HEAD = "head";

    private final LogFiles files;
    private final Seals seals;
    private final List<PlacedLine> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Takes the files over. */
    Reading(LogFiles files, Seals seals) {
        this.files = files;
        this.seals = seals;
    }

    /**
     * Reads all of it.
     *
     * @param generation which one the vault has now
     */
    public Verdict verify(long generation) throws StoreException {
        for (int number : files.numbers()) {
            read(number);
        }
        Head head = head();
        Verification verification = Verification.of(lines, head);
        findings.addAll(verification.findings());
        if (head != null) {
            compare(head);
        }
        Generations.compare(verification.members(), generation, findings, notes);
        return new Verdict(lines, findings, notes);
    }

    private void read(int number) throws StoreException {
        byte[] bytes = files.read(number);
        String name = files.file(number).getName();
        int start = 0;
        int place = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                place++;
                lines.add(new PlacedLine(name, place, Arrays.copyOfRange(bytes, start, i), true, seals));
                start = i + 1;
            }
        }
        if (start < bytes.length && number == 0) {
            notes.add(name + ": behind line " + place + " stands the beginning of one that was never finished");
        } else if (start < bytes.length) {
            lines.add(new PlacedLine(name, place + 1, Arrays.copyOfRange(bytes, start, bytes.length), false, seals));
        }
    }

    private @Nullable Head head() throws StoreException {
        byte[] bytes = files.head();
        Head head = Head.parse(seals, bytes);
        if (head == null && bytes.length > 0) {
            String why = Head.otherVault(seals, bytes) == null ? "it is forged" : "it is another vault's";
            findings.add(new Finding(Kind.EDITED, HEAD, 1, 0, 0, why));
        } else if (head == null && Lines.anyKeyed(files)) {
            findings.add(new Finding(Kind.REMOVED, HEAD, 1, 0, 0, "there is none, and there are lines"));
        }
        return head;
    }

    private void compare(Head head) {
        int beyond = 0;
        for (PlacedLine line : lines) {
            beyond += line.hasRightMac() && line.number() > head.last() ? 1 : 0;
            if (line.hasRightMac()
                    && line.number() == head.last()
                    && !line.seal().equals(head.seal())) {
                String why = "the head names another line of this number";
                findings.add(new Finding(Kind.EDITED, line.file(), line.place(), head.last(), head.last(), why));
            }
        }
        if (beyond > 0) {
            notes.add(HEAD + ": " + beyond + (beyond == 1 ? " line was" : " lines were")
                    + " written that it does not know of yet");
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
