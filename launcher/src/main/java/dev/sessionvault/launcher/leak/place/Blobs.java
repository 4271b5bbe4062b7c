package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.git.GitChild;
import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Brings the contents of files in a repository to a search, as they are stored: no filter or converter runs. */
final class Blobs implements AutoCloseable {
    /** So few that they fit into a pipe: we never wait for git to read them while it waits for us. */
    static final int AT_ONCE = 48;

    private final Path repository;
    private final Search search;
    private final GitChild contents;
    private final Deque<Blob> asked = new ArrayDeque<>();
    private int missing;

    Blobs(GitProgram git, Path repository, Search search) throws IOException {
        this.repository = repository;
        this.search = search;
        this.contents = git.start("cat-file", "--batch");
    }

    /**
     * May return before all of them were searched: git reads ahead.
     *
     * @param blobs at most {@link #AT_ONCE}
     */
    void search(List<Blob> blobs) throws IOException {
        StringBuilder lines = new StringBuilder();
        blobs.forEach(blob -> lines.append(blob.id()).append('\n'));
        contents.write(lines.toString());
        asked.addAll(blobs);
        while (asked.size() > AT_ONCE) {
            search(asked.remove());
        }
    }

    /** Something that the repository speaks of and does not have. */
    void missing() {
        missing++;
    }

    /** Searches what is left, and tells what was not there. */
    void finish() throws IOException {
        while (!asked.isEmpty()) {
            search(asked.remove());
        }
        if (missing > 0) {
            search.unread(repository.toString(), missing + " files of its history are not in this clone");
        }
        contents.requireSuccess();
    }

    private void search(Blob blob) throws IOException {
        String line = contents.line('\n');
        if (line == null) {
            throw contents.ended();
        }
        String[] answer = line.split(" ");
        if (answer.length < 3) {
            missing++;
            return;
        }
        long size = Long.parseLong(answer[2]);
        if (answer[1].equals("blob")) {
            new BlobText(contents, size, search, (line1, column) -> place(blob, line1, column)).search(blob.path());
        } else {
            contents.skip(size);
        }
        contents.skip(1);
    }

    private Place place(Blob blob, long line, int column) {
        if (blob.commit().isEmpty() && blob.path().isEmpty()) {
            return new Place.InObject(repository, blob.id(), line, column);
        }
        return new Place.InGit(repository, blob.commit(), blob.path(), line, column);
    }

    @Override
    public void close() {
        contents.close();
    }
}
