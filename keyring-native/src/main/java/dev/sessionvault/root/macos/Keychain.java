package dev.sessionvault.root.macos;

import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.NativeBuffer;

/** One conversation with the keychain about one item, in which nobody is asked anything. */
final class Keychain {
    private static final String SERVICE = "dev.sessionvault";
    private static final String LABEL = "sv vault key";

    private final References references;
    private final String account;

    Keychain(References references, String account) throws StatusException {
        this.references = references;
        this.account = account;
        // The login keychain would ask whatever the query says.
        references.perform("SecKeychainSetUserInteractionAllowed", 0);
    }

    void add(byte[] key) throws StatusException {
        Address attributes = references.dictionary(
                references.security("kSecClass"),
                references.security("kSecClassGenericPassword"),
                references.security("kSecAttrService"),
                references.string(SERVICE),
                references.security("kSecAttrAccount"),
                references.string(account),
                references.security("kSecAttrLabel"),
                references.string(LABEL),
                references.security("kSecValueData"),
                references.secret(key));
        references.perform("SecItemAdd", attributes, Address.NULL);
    }

    /**
     * The caller wipes it. "Fail", and not "skip", of the ways not to ask: an item that is locked would be skipped, and
     * then there would seem to be none.
     */
    byte[] find() throws StatusException {
        Address query = references.dictionary(
                references.security("kSecClass"),
                references.security("kSecClassGenericPassword"),
                references.security("kSecAttrService"),
                references.string(SERVICE),
                references.security("kSecAttrAccount"),
                references.string(account),
                references.security("kSecReturnData"),
                references.coreFoundation("kCFBooleanTrue"),
                references.security("kSecMatchLimit"),
                references.security("kSecMatchLimitOne"),
                references.security("kSecUseAuthenticationUI"),
                references.security("kSecUseAuthenticationUIFail"));
        try (NativeBuffer found = NativeBuffer.word()) {
            references.perform("SecItemCopyMatching", query, found);
            return references.bytes(references.own(found.wordAsAddress()));
        }
    }

    void delete() throws StatusException {
        Address query = references.dictionary(
                references.security("kSecClass"),
                references.security("kSecClassGenericPassword"),
                references.security("kSecAttrService"),
                references.string(SERVICE),
                references.security("kSecAttrAccount"),
                references.string(account));
        references.perform("SecItemDelete", query);
    }
}
