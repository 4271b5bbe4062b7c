package dev.sessionvault.launcher.leak.hook;

import java.nio.charset.StandardCharsets;

/** What git runs before a commit. It lets none pass that was not searched. */
final class HookText {
    /** By this line a hook is known to be ours. */
    static final String MARK = "# Made by `sv scan --staged --install-hook`; `--uninstall-hook` takes it away.";

    private static final String TEXT = """
            #!/bin/sh
            @MARK@
            sv=@SV@
            [ -x "$sv" ] || sv=$(command -v sv) || {
              echo 'sv: error: look for keys in the commit: sv: it is not where it was, nor on the PATH' >&2
              echo 'sv: hint: install sv again, then sv scan --staged --install-hook; or remove this hook' >&2
              exit 1
            }
            "$sv" scan --staged --quiet
            code=$?
            if [ $code = 1 ]; then
              echo 'sv: error: commit: it would hold a key' >&2
              echo 'sv: hint: take it out and add the file again; sv help scan says how a key is accepted' >&2
            elif [ $code != 0 ]; then
              echo 'sv: error: commit: it could not be searched for keys' >&2
            fi
            [ $code = 0 ] || exit 1
            before=$(dirname "$0")/@BEFORE@
            [ ! -x "$before" ] || exec "$before" "$@"
            """;

    private HookText() {}

    /** @param program the start script of sv, absolute */
    static byte[] of(String program, String before) {
        return TEXT.replace("@MARK@", MARK)
                .replace("@SV@", "'" + program.replace("'", "'\\''") + "'")
                .replace("@BEFORE@", before)
                .getBytes(StandardCharsets.UTF_8);
    }
}
