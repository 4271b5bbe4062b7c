package dev.sessionvault.relay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** The one certificate that everybody shows: ECDSA P-256, as PEM files. */
final class Certificate {
    private static final String PASSWORD = "not a secret";

    final Path chain;
    final Path key;

    /** Both in one file, as HAProxy wants them. */
    final Path both;

    private Certificate(Path directory) {
        chain = directory.resolve("chain.pem");
        key = directory.resolve("key.pem");
        both = directory.resolve("both.pem");
    }

    static Certificate make(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("store");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Shell.run(List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "relay",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new Certificate(directory).write(store);
    }

    private Certificate write(KeyStore store) throws IOException, GeneralSecurityException {
        String first = pem("CERTIFICATE", store.getCertificate("relay").getEncoded());
        String second =
                pem("PRIVATE KEY", store.getKey("relay", PASSWORD.toCharArray()).getEncoded());
        Files.writeString(chain, first);
        Files.writeString(key, second);
        Files.writeString(both, first + second);
        return this;
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
