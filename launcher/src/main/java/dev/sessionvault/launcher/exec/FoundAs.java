package dev.sessionvault.launcher.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The variable {@code _}, by which many shells tell a program as what they found it. */
public final class FoundAs {
    private static final String VARIABLE = "_";

    private FoundAs() {}

    /** The program's own path in the place of sv's; another's, such as that of {@code timeout}, stays. */
    public static List<byte[]> replace(byte[] sv, Program program, List<byte[]> environment) {
        byte[] ours = entry(sv);
        List<byte[]> replaced = new ArrayList<>(environment.size());
        for (byte[] entry : environment) {
            replaced.add(Arrays.equals(entry, ours) ? entry(program.told()) : entry);
        }
        return replaced;
    }

    private static byte[] entry(byte[] value) {
        return Octets.concat(Octets.of(VARIABLE), "=", value);
    }
}
