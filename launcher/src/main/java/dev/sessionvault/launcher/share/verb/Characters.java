package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.share.text.Unseen;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** What no value of any type may hold, whatever a pattern says. */
final class Characters {
    /** More than any type takes: nothing longer is looked at. */
    static final int MAX_BYTES = 4096;

    private Characters() {}

    /** Printable ASCII. */
    static String ascii(String parameter, String value, int maxBytes) throws RefusedException {
        requireShort(parameter, value, maxBytes);
        for (int i = 0; i < value.length(); i++) {
            requireAscii(parameter, value.charAt(i));
        }
        return value;
    }

    private static void requireAscii(String parameter, char c) throws RefusedException {
        if (Character.isISOControl(c)) {
            throw refused(parameter, "has a control character" + code(c));
        }
        if (c > 0x7e) {
            throw refused(parameter, "has a character that is not ASCII" + code(c));
        }
    }

    /** Characters of any script in normal form C; none that control, hide, or are not assigned. */
    static String unicode(String parameter, String value, int maxBytes) throws RefusedException {
        requireShort(parameter, value, maxBytes);
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            requirePlain(parameter, value.codePointAt(i));
        }
        String normal = Normalizer.normalize(value, Normalizer.Form.NFC);
        requireShort(parameter, normal, maxBytes);
        return normal;
    }

    private static void requirePlain(String parameter, int c) throws RefusedException {
        if (Unseen.is(c)) {
            throw refused(parameter, "has a control character" + code(c));
        }
    }

    private static void requireShort(String parameter, String value, int maxBytes) throws RefusedException {
        if (value.length() > maxBytes || value.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw refused(parameter, "is longer than " + maxBytes + " bytes");
        }
    }

    static RefusedException refused(String parameter, String why) {
        return new RefusedException(RefusedException.Reason.BAD_VALUE, parameter, why);
    }

    private static String code(int c) {
        return String.format(Locale.ROOT, ": U+%04X", c);
    }
}
