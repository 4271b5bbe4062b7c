package com.pty4j;

/** Bears the name of a class of pty4j's, and is none. */
public final class PtyProcess {
    private PtyProcess() {}
}
