package dev.sessionvault.launcher.share.verb;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** RFC 3986: everything but the unreserved characters is escaped, so that a value is one part of a URL. */
final class Percent {
    private Percent() {}

    static String encode(String value) {
        StringBuilder text = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                text.append((char) b);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return text.toString();
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || Names.isDigit(b) || b > 0 && "-._~".indexOf(b) >= 0;
    }
}
