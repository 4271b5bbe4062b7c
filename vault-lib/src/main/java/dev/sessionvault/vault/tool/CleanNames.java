package dev.sessionvault.vault.tool;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What a tool needs to run at all, and nothing that says who else one is. */
final class CleanNames {
    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            ("PATH HOME USER LOGNAME SHELL PWD TERM TERMINFO TERM_PROGRAM COLORTERM NO_COLOR FORCE_COLOR LANG LANGUAGE TZ"
                            + " TMPDIR TMP TEMP EDITOR VISUAL PAGER DISPLAY WAYLAND_DISPLAY XAUTHORITY COLUMNS LINES"
                            + " HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy all_proxy no_proxy"
                            + " SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS REQUESTS_CA_BUNDLE CURL_CA_BUNDLE")
                    .split(" ")));

    private CleanNames() {}

    static boolean isListed(String name) {
        return NAMES.contains(name) || name.startsWith("LC_") || name.startsWith("XDG_");
    }
}
