package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.PosixException;
import java.util.ArrayList;
import java.util.List;

/** Descriptors that are closed together, none of them under a number that means something. */
final class Opened implements AutoCloseable {
    private final List<Integer> all = new ArrayList<>();

    /** @return its new number */
    int add(int descriptor) throws PosixException {
        int raised = Descriptors.raise(descriptor, Numbers.SPARE);
        keep(raised);
        return raised;
    }

    void keep(int descriptor) {
        all.add(descriptor);
    }

    @Override
    public void close() {
        all.forEach(Descriptors::close);
    }
}
