package dev.sessionvault.launcher.share.executor;

import java.io.IOException;

/** Where a call's output goes; the call waits for as long as {@link #write} does. */
public interface Sink {
    int STDOUT = 1;
    int STDERR = 2;

    /**
     * @param bytes at most 8 KiB; not kept by the executor
     * @throws IOException if nobody is there to take it any more: the call is then stopped
     */
    void write(int which, byte[] bytes) throws IOException, InterruptedException;
}
