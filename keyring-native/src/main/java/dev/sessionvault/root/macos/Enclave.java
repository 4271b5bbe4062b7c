package dev.sessionvault.root.macos;

import dev.sessionvault.root.ffi.Address;

/** The calls that make, restore and use a key of the Secure Enclave; who owns what is in {@link References}. */
final class Enclave {
    private static final long PRIVATE_KEY_USAGE = 1L << 30; // kSecAccessControlPrivateKeyUsage
    private static final String ALGORITHM = "kSecKeyAlgorithmECIESEncryptionCofactorVariableIVX963SHA256AESGCM";
    /** The value of kSecAttrTokenOID, which no header declares: the key itself, wrapped by the Secure Enclave. */
    private static final String TOKEN = "toid";

    private final References references;

    Enclave(References references) {
        this.references = references;
    }

    /** A new key that is stored nowhere: a stored one would take an entitlement that a Java runtime does not have. */
    Address create() throws StatusException {
        Address access = references.make(
                "SecAccessControlCreateWithFlags",
                Address.NULL,
                references.security("kSecAttrAccessibleWhenUnlockedThisDeviceOnly"),
                PRIVATE_KEY_USAGE);
        Address ofPrivate = references.dictionary(
                references.security("kSecAttrIsPermanent"),
                references.coreFoundation("kCFBooleanFalse"),
                references.security("kSecAttrAccessControl"),
                access);
        Address attributes = references.dictionary(
                references.security("kSecAttrKeyType"),
                references.security("kSecAttrKeyTypeECSECPrimeRandom"),
                references.security("kSecAttrKeySizeInBits"),
                references.number(256),
                references.security("kSecAttrTokenID"),
                references.security("kSecAttrTokenIDSecureEnclave"),
                references.security("kSecPrivateKeyAttrs"),
                ofPrivate);
        return references.make("SecKeyCreateRandomKey", attributes);
    }

    /** The key as it can be kept in a file; empty if this system does not give it. */
    byte[] token(Address key) throws StatusException {
        Address attributes = references.copy("SecKeyCopyAttributes", key);
        Address token = references.value(attributes, references.string(TOKEN));
        return token.isNull() ? new byte[0] : references.bytes(token);
    }

    /** The key of that token, or another one: the caller compares the public keys. */
    Address restore(byte[] token) throws StatusException {
        Address data = references.data(token);
        Address attributes = references.dictionary(
                references.security("kSecAttrTokenID"),
                references.security("kSecAttrTokenIDSecureEnclave"),
                references.string(TOKEN),
                data,
                references.security("kSecAttrKeyType"),
                references.security("kSecAttrKeyTypeECSECPrimeRandom"),
                references.security("kSecAttrKeyClass"),
                references.security("kSecAttrKeyClassPrivate"));
        return references.make("SecKeyCreateWithData", data, attributes);
    }

    byte[] publicKey(Address key) throws StatusException {
        Address half = references.copy("SecKeyCopyPublicKey", key);
        return references.bytes(references.make("SecKeyCopyExternalRepresentation", half));
    }

    byte[] encrypt(Address key, byte[] secret) throws StatusException {
        Address half = references.copy("SecKeyCopyPublicKey", key);
        return references.bytes(references.make(
                "SecKeyCreateEncryptedData", half, references.security(ALGORITHM), references.secret(secret)));
    }

    /** The caller wipes it. */
    byte[] decrypt(Address key, byte[] ciphertext) throws StatusException {
        return references.bytes(references.make(
                "SecKeyCreateDecryptedData", key, references.security(ALGORITHM), references.data(ciphertext)));
    }
}
