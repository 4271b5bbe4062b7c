package dev.sessionvault.launcher.share.tunnel;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS with a server that one of the system's authorities vouches for. */
public final class SystemTls {
    private SystemTls() {}

    /** @throws IOException if it has not proven that it is this host */
    public static Socket secure(Socket connected, String host, int port) throws IOException {
        try {
            SSLSocket socket = (SSLSocket) Authorities.sockets(null).createSocket(connected, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // off, if nobody asks
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (PeerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
