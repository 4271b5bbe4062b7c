package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;

/** Adding lines with a mac while the log is locked: FORMAT.md "Writing". */
final class Writing implements AutoCloseable {
    private final LogFiles files;
    private final Seals seals;
    private long first = 1;
    private long number;
    private String seal = Line.NO_SEAL;

    /** Takes the files over. */
    Writing(LogFiles files, Seals seals) {
        this.files = files;
        this.seals = seals;
    }

    /** Finds the end of the log, begins it if there is none, and writes down what was done to it. */
    void find(Journal journal, long generation) throws StoreException {
        byte[] bytes = files.head();
        String other = Head.otherVault(seals, bytes);
        if (other != null) {
            long now = journal.clock().instant().getEpochSecond();
            files.setAside("other-" + other + "-" + now);
            journal.complaints().hear("write the log: " + journal.directory().newest() + ": it was another vault's");
            bytes = files.head();
        }
        Head head = Head.parse(seals, bytes);
        if (head != null) {
            find(journal, head, generation);
        } else if (bytes.length == 0 && !Lines.anyKeyed(files)) {
            begin(journal, generation);
        } else {
            findWithoutHead(journal, generation);
        }
    }

    private void find(Journal journal, Head head, long generation) throws StoreException {
        first = head.first();
        Tail tail = Tail.find(files, head, seals);
        number = tail.number;
        seal = tail.seal;
        if (!tail.isSound) {
            damaged(journal, "tail", generation);
        } else if (number == 0) {
            add(begins(journal, generation), false);
        }
    }

    private void begin(Journal journal, long generation) throws StoreException {
        files.writeHead(new Head(first, 0, Line.NO_SEAL).encode(seals));
        Tail tail = Tail.unproven(files);
        number = tail.number;
        seal = tail.seal;
        add(begins(journal, generation), false);
    }

    private static Line begins(Journal journal, long generation) {
        return journal.line(Event.BEGIN, Act.of("")).set(Field.GENERATION, generation);
    }

    private void findWithoutHead(Journal journal, long generation) throws StoreException {
        Tail tail = Tail.unproven(files);
        first = Lines.firstNumber(files, seals, files.oldest(), 1);
        number = tail.number;
        seal = tail.seal;
        damaged(journal, "head", generation);
    }

    private void damaged(Journal journal, String what, long generation) throws StoreException {
        add(journal.line(Event.DAMAGE, Act.of(what)).set(Field.GENERATION, generation), true);
        journal.complaints()
                .hear("check the log: " + journal.directory().newest()
                        + ": its end is not as it was left: see `sv log verify`");
    }

    /** Adds a line behind the last one, and returns its number. */
    long add(Line line, boolean forced) throws StoreException {
        line.set(Field.NUMBER, number + 1).set(Field.PREV, seal);
        String mac = seals.mac(line.covered());
        byte[] bytes = Journal.withEnd(line.set(Field.MAC, mac));
        if (files.size() > 0 && files.size() + bytes.length > LogFiles.FULL_BYTES) {
            moveUp();
        }
        files.append(bytes, forced);
        number++;
        seal = mac;
        files.writeHead(new Head(first, number, seal).encode(seals));
        return number;
    }

    /** The head says first what will be missing: then it is never missed. */
    private void moveUp() throws StoreException {
        if (files.isFull()) {
            first = Lines.firstNumber(files, seals, LogFiles.KEPT - 1, first);
            byte[] old = files.head();
            Head head = Head.parse(seals, old);
            if (head != null) {
                files.writeHead(new Head(first, head.last(), head.seal()).encode(seals));
            }
        }
        files.moveUp();
    }

    @Override
    public void close() {
        files.close();
    }
}
