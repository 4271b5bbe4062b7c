package dev.sessionvault.launcher.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for the hosts that the tools ask, its own issuer, made for one test by the JDK's keytool. */
record Certificate(Path directory) {
    private static final String WORD = "not a secret";

    private static final List<String> HOSTS = List.of(
            "platform.claude.com",
            "api.anthropic.com",
            "oauth2.googleapis.com",
            "www.googleapis.com",
            "cloudcode-pa.googleapis.com",
            "auth.openai.com",
            "chatgpt.com");

    static Certificate make(Path directory) throws IOException, InterruptedException {
        Certificate made = new Certificate(directory);
        keytool(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=made for a test",
                        "-ext",
                        "bc:critical=ca:true",
                        "-ext",
                        "san=" + HOSTS.stream().map(host -> "dns:" + host).collect(joining(",")),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        WORD,
                        "-keystore",
                        made.store().toString()),
                directory.resolve("keytool.log"));
        try {
            byte[] bytes = made.keyStore().getCertificate("server").getEncoded();
            Files.writeString(
                    made.pem(),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                            + "\n-----END CERTIFICATE-----\n",
                    US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
        return made;
    }

    private static void keytool(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("keytool failed: " + Files.readString(log));
        }
    }

    /** For {@code NODE_EXTRA_CA_CERTS}. */
    Path pem() {
        return directory.resolve("server.pem");
    }

    private Path store() {
        return directory.resolve("server.p12");
    }

    /** For a server that has its key. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(), WORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store().toFile(), WORD.toCharArray());
    }
}
