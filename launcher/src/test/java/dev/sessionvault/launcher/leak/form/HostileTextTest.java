package dev.sessionvault.launcher.leak.form;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would drive a search that looks twice into the square of its time. The measure is the thread's own time. */
class HostileTextTest {
    private static final int BYTES = 8 << 20;
    /** Plain prose takes about a thousandth of this; the square of 8 MiB, a day. */
    private static final long MOST_NANOSECONDS_A_BYTE = 300;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @BeforeAll
    static void warmUp() {
        searchTime(
                repeat("export NAME=sk-aB3dE6gH9jK2mN5pQ8sT1vW4xYz7 and \"key\": \"aB3dE6gH9jK2mN5pQ8sT\"\n", 1 << 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-",
                "sk-ant-",
                "/sk-ant-api03-",
                "+AKIA",
                "/ABSK",
                "eyeyeyey",
                "eyJhbGciOiJIUzI1NiJ9.",
                "/eyJhbGciOiJIUzI1NiJ9.eyJhbGciOiJIUzI1NiJ9/",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n",
                "key=key=key=",
                "key=aB3dE6gH9jK2mN5pQ8sT=",
                "token=aB3dE6gH9jK2mN5pQ8sT:aB3dE6gH9jK2mN5pQ8sT:",
                "secret: \"aB3dE6gH9jK2mN5pQ8sT ",
                "value=\"aB3dE6gH9jK2mN5pQ8sT\" name=",
                "glpat-.SG..ya29.hvs.",
                "aB3dE6gH9jK2mN5p.~!@#%^*?$",
                "\\n\\n\\nsk-\\u003d",
                "%3D%3Dsk-%3D",
                "0",
                "aB3dE6gH9jK2mN5pQ8sT1vW4xYz7",
                "=\"'`\\\"'`",
                "                ",
                "----------------"
            })
    void search_takesTimeInProportion(String unit) {
        long nanoseconds = searchTime(repeat(unit, BYTES)) / BYTES;
        assertTrue(nanoseconds < MOST_NANOSECONDS_A_BYTE, () -> nanoseconds + " ns a byte");
    }

    private static long searchTime(byte[] bytes) {
        long start = THREADS.getCurrentThreadCpuTime();
        Detector.standard().search(bytes, 0, bytes.length, hit -> {});
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static byte[] repeat(String unit, int length) {
        byte[] one = unit.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(one, length);
        for (int done = one.length; done < length; done *= 2) {
            System.arraycopy(all, 0, all, done, Math.min(done, length - done));
        }
        return all;
    }
}
