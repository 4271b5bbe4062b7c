package org.bouncycastle.crypto;

import java.security.SecureRandom;

/**
 * BouncyCastle's registrar without what nothing here uses: it parses two sets of DSA parameters, reads properties and
 * makes a logger before the first cipher can start. No constraint is ever set, so every service is allowed, as with
 * the original.
 */
public final class CryptoServicesRegistrar {
    private CryptoServicesRegistrar() {}

    public static void checkConstraints(CryptoServiceProperties service) {}

    public static SecureRandom getSecureRandom() {
        return new SecureRandom();
    }

    public static SecureRandom getSecureRandom(SecureRandom random) {
        return random == null ? getSecureRandom() : random;
    }
}
