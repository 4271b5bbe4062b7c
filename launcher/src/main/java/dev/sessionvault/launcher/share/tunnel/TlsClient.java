package dev.sessionvault.launcher.share.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS with a server that proves to be the host that was dialled, or nothing. */
final class TlsClient {
    private TlsClient() {}

    /** @throws CertificateException or an IOException by one, if the server has not proven it */
    static SSLSocket secure(X509ExtendedTrustManager trust, Socket connected, String host, int port)
            throws IOException, CertificateException {
        SSLSocket socket = (SSLSocket) context(trust).getSocketFactory().createSocket(connected, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // off, if nobody asks
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        requireInTime(socket);
        return socket;
    }

    private static SSLContext context(X509ExtendedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** The JDK does not look at the time of a certificate that is trusted by itself. */
    private static void requireInTime(SSLSocket socket) throws IOException, CertificateException {
        if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate shown) {
            shown.checkValidity();
        }
    }
}
