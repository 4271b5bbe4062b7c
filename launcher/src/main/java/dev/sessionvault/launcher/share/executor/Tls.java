package dev.sessionvault.launcher.share.executor;

import java.io.IOException;
import java.net.Socket;

/** How a request is made safe from whoever is between: by the authorities that this machine trusts. */
public interface Tls {
    /**
     * @param connected closed when what comes back is
     * @throws IOException if the server has not proven that it is this host; the text says why
     */
    Socket secure(Socket connected, String host, int port) throws IOException;
}
