package dev.sessionvault.root.windows;

/** The name that a key of ours has in the key store: it holds nothing secret, and no other vault's key has it. */
final class KeyName {
    private static final String HEX = "0123456789abcdef";

    private KeyName() {}

    static String of(byte[] id) {
        StringBuilder name = new StringBuilder("sv-");
        for (byte b : id) {
            name.append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
        }
        return name.toString();
    }
}
