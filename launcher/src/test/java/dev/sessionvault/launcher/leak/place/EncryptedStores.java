package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/** Logins encrypted as their tools do it: by a key that anybody can derive, and by one that lies beside them. */
final class EncryptedStores {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;
    private static final int TAG_BYTES = 16;

    private final Random random;

    EncryptedStores(long seed) {
        this.random = new Random(seed);
    }

    /** Gemini CLI: nonce, tag and text in hexadecimal. */
    String gemini(String secret) throws IOException {
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        String salt = host + "-" + System.getProperty("user.name") + "-gemini-cli";
        byte[] key = SCrypt.generate(bytes("gemini-cli-oauth"), bytes(salt), 1 << 14, 8, 1, KEY_BYTES);
        byte[][] parts = encrypted(key, "{\"gemini-cli-api-key\":{\"default-api-key\":\"" + secret + "\"}}");
        HexFormat hex = HexFormat.of();
        return hex.formatHex(parts[0]) + ":" + hex.formatHex(parts[1]) + ":" + hex.formatHex(parts[2]);
    }

    byte[] droidKey() {
        return some(KEY_BYTES);
    }

    /** Droid: the same in base64. */
    String droid(byte[] key, String secret) throws IOException {
        byte[][] parts = encrypted(key, "{\"access_token\":\"" + secret + "\"}");
        return base64(parts[0]) + ":" + base64(parts[1]) + ":" + base64(parts[2]);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[][] encrypted(byte[] key, String text) throws IOException {
        try {
            byte[] nonce = some(NONCE_BYTES);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
            byte[] sealed = cipher.doFinal(bytes(text));
            int end = sealed.length - TAG_BYTES;
            return new byte[][] {nonce, Arrays.copyOfRange(sealed, end, sealed.length), Arrays.copyOf(sealed, end)};
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] some(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
