package dev.sessionvault.launcher.share.executor;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request goes. The URL was put together by its verb; here it is only taken apart, and nothing is decoded. */
record Target(boolean tls, String host, int port, String path) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern URL =
            Pattern.compile("(https?)://([A-Za-z0-9.-]+)(?::([0-9]{1,5}))?(/[\\x21-\\x7e&&[^#\\\\]]*)");

    static Target parse(String url) throws IOException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IOException("its URL is not one that can be asked for");
        }
        boolean tls = parts.group(1).equals("https");
        String given = parts.group(3);
        int port = given == null ? tls ? 443 : 80 : Integer.parseInt(given);
        if (port > MAX_PORT) {
            throw new IOException("its URL is not one that can be asked for");
        }
        return new Target(tls, parts.group(2), port, parts.group(4));
    }

    /** As the Host header has it. */
    String authority() {
        return port == (tls ? 443 : 80) ? host : host + ":" + port;
    }
}
