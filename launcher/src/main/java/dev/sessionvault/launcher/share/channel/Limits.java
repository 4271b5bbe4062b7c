package dev.sessionvault.launcher.share.channel;

/** What one end may make the other hold (SHARE.md, "The channel"). Both count alike. */
final class Limits {
    /** What a message costs besides its bytes, so that empty ones cost something. */
    static final int MESSAGE_OVERHEAD = 64;

    /** Of one stream, sent and not consumed. */
    static final int STREAM_WINDOW = 256 * 1024;

    /** Of the stream that knows no waiting: more than this is no control any more. */
    static final int CONTROL_WINDOW = 4 * 1024 * 1024;

    /** Streams besides it with something that is not consumed. */
    static final int BUSY_STREAMS = 64;

    private Limits() {}

    static int weight(int bytes) {
        return bytes + MESSAGE_OVERHEAD;
    }

    static int window(int stream) {
        return stream == Channel.CONTROL ? CONTROL_WINDOW : STREAM_WINDOW;
    }
}
