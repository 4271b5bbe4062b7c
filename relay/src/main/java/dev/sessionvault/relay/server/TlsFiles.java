package dev.sessionvault.relay.server;

import java.nio.file.Path;

/**
 * A certificate of the relay's own; taken anew when either file changes.
 *
 * @param certificate the chain, PEM
 * @param key PKCS#8, PEM, without a passphrase
 */
public record TlsFiles(Path certificate, Path key) {}
