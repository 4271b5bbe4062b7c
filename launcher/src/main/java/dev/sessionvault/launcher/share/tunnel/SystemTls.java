package dev.sessionvault.launcher.share.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;

/** TLS with a server that one of the system's authorities vouches for. */
public final class SystemTls {
    private SystemTls() {}

    /** @throws IOException if it has not proven that it is this host; the text says why, and is for everybody */
    public static Socket secure(Socket connected, String host, int port) throws IOException {
        return secure(RelayTrust.SYSTEM, connected, host, port);
    }

    static Socket secure(RelayTrust trust, Socket connected, String host, int port) throws IOException {
        try {
            return TlsClient.secure(trust.manager(), connected, host, port);
        } catch (PeerException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IOException | CertificateException e) {
            throw CertificateFault.isOf(e)
                    ? new IOException("the server's certificate " + CertificateFault.text(e), e)
                    : failed(e);
        }
    }

    private static IOException failed(Exception e) {
        return e instanceof SocketTimeoutException late ? late : new IOException("TLS with the server fails", e);
    }
}
