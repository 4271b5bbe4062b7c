package dev.sessionvault.launcher.share.verb;

/**
 * What one verb may use up.
 *
 * @param seconds a call that runs longer is killed
 * @param outputBytes of stdout and stderr together; a call that writes more is killed
 * @param concurrent calls of this verb at the same time
 */
public record Limits(int seconds, long outputBytes, int concurrent) {
    static final int MAX_SECONDS = 1800;
    static final int MAX_OUTPUT_KIB = 65536;
    static final int MAX_CONCURRENT = 16;

    static final int SECONDS = 60;
    static final int OUTPUT_KIB = 1024;
    static final int CONCURRENT = 1;
}
