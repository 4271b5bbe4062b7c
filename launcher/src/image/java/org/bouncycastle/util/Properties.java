package org.bouncycastle.util;

import java.math.BigInteger;
import java.util.Set;

/**
 * BouncyCastle's switches, all as they are when nobody has set one. The original asks the platform's security
 * properties, for which the runtime loads its file channels and its network library; and nothing outside of sv shall
 * steer its cryptography.
 */
public final class Properties {
    private Properties() {}

    public static boolean isOverrideSet(String name) {
        return false;
    }

    public static boolean isOverrideSet(String name, boolean byDefault) {
        return byDefault;
    }

    public static boolean isOverrideSetTo(String name, boolean isTrue) {
        return false;
    }

    public static int asInteger(String name, int byDefault) {
        return byDefault;
    }

    public static BigInteger asBigInteger(String name) {
        return null;
    }

    public static Set<String> asKeySet(String name) {
        return Set.of();
    }

    public static String getPropertyValue(String name) {
        return null;
    }

    public static String getPropertyValue(String name, String byDefault) {
        return byDefault;
    }
}
