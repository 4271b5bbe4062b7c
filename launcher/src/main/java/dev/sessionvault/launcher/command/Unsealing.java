package dev.sessionvault.launcher.command;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.SealedKey;
import org.jspecify.annotations.Nullable;

/**
 * A root opening its key on a thread of its own: most of that time goes into waiting for a keyring or a chip. The
 * root's own time limit ends it. If nobody asks for the answer any more, the process is about to end.
 */
final class Unsealing extends Thread {
    private final KeyRoot root;
    private final SealedKey sealedKey;
    private @Nullable Opening answer;
    private @Nullable Throwable failure;

    private Unsealing(KeyRoot root, SealedKey sealedKey) {
        super("sv-unsealing");
        this.root = root;
        this.sealedKey = sealedKey;
        setDaemon(true);
    }

    static Unsealing start(KeyRoot root, SealedKey sealedKey) {
        Unsealing unsealing = new Unsealing(root, sealedKey);
        unsealing.start();
        return unsealing;
    }

    @Override
    public void run() {
        try {
            answer = root.open(sealedKey);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Waits for it. */
    Opening answer() {
        boolean interrupted = false;
        while (true) {
            try {
                join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (answer == null) {
            throw new IllegalStateException("the root gave no answer", failure);
        }
        return answer;
    }
}
