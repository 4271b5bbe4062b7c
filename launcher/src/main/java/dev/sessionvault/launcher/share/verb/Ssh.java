package dev.sessionvault.launcher.share.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command on another machine, by OpenSSH's client without its configuration files: no host key that is not in {@code
 * knownHosts}, no prompt, nothing forwarded. What the other side's shell reads is the words, each in single quotes.
 *
 * @param host a name or an address, or a place for an enum of such
 * @param knownHosts the file with the host keys that are believed
 * @param identityFile the private key; {@code null} for whatever the owner's agent has
 */
public record Ssh(
        Template host,
        int port,
        String user,
        String knownHosts,
        @Nullable String identityFile,
        Argv argv) implements Execution {
    private static final String CLIENT = "/usr/bin/ssh";

    @Override
    public @Nullable KeyUse key() {
        return null;
    }

    @Override
    public Invocation invocation(Map<String, String> values) throws RefusedException {
        List<String> words = new ArrayList<>(List.of(CLIENT, "-F", "none", "-T", "-x", "-a"));
        option(words, "BatchMode=yes");
        option(words, "StrictHostKeyChecking=yes");
        option(words, "UserKnownHostsFile=" + knownHosts);
        option(words, "GlobalKnownHostsFile=none");
        option(words, "UpdateHostKeys=no");
        option(words, "PermitLocalCommand=no");
        option(words, "ControlPath=none");
        option(words, "ClearAllForwardings=yes");
        option(words, "ConnectTimeout=10");
        if (identityFile != null) {
            option(words, "IdentitiesOnly=yes");
            words.addAll(List.of("-i", identityFile));
        }
        words.addAll(List.of("-p", String.valueOf(port), "-l", user, "--", host.fill(values)));
        words.add(remote(argv.fill(values)));
        return new Invocation.Start(words, "/", Map.of());
    }

    private static void option(List<String> words, String option) {
        words.add("-o");
        words.add(option);
    }

    /** One text, as ssh sends it: the other side's shell makes the same words of it again. */
    static String remote(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.length() == 0 ? "" : " ").append(quoted(word));
        }
        return text.toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
