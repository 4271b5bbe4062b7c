package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.git.GitChild;
import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells files from directories without reading either. */
final class ObjectTypes implements AutoCloseable {
    private final GitChild check;

    ObjectTypes(GitProgram git) throws IOException {
        this.check = git.start("cat-file", "--batch-check=%(objecttype)");
    }

    /** Those that are files' contents, or are not here at all. */
    List<Blob> blobsOf(List<Blob> candidates) throws IOException {
        StringBuilder asked = new StringBuilder();
        candidates.forEach(candidate -> asked.append(candidate.id()).append('\n'));
        check.write(asked.toString());
        List<Blob> blobs = new ArrayList<>();
        for (Blob candidate : candidates) {
            String type = check.line('\n');
            if (type == null) {
                throw check.ended();
            }
            if (type.equals("blob") || type.endsWith(" missing")) {
                blobs.add(candidate);
            }
        }
        return blobs;
    }

    @Override
    public void close() {
        check.close();
    }
}
