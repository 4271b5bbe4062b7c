package dev.sessionvault.vault.tool;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a variable's name says that its value is secret. Errs on the side of withholding: what goes is named to the
 * user, who can keep it.
 */
final class SecretNames {
    /** In any place, written together or apart. */
    private static final String[] ANYWHERE = {
        "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "CREDENTIAL", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "AUTHORIZATION"
    };

    /** Whole words, or the end of a word: {@code _TOKEN_} would miss {@code GHTOKEN}. */
    private static final String[] WORDS = {
        "TOKEN_",
        "_API_KEY_",
        "_API_KEYS_",
        "_PRIVATE_KEY_",
        "_ACCESS_KEY_",
        "_ACCESS_KEYS_",
        "_CREDS_",
        "_SESSION_COOKIE_"
    };

    private static final String[] ENDINGS = {"_KEY_", "_PASS_", "_PAT_", "_PWD_"};

    /** A last word that makes it say where or how, not what: {@code VAULT_PASSWORD_FILE}. */
    private static final Set<String> ABOUT = new HashSet<>(Arrays.asList(
            ("FILE PATH DIR DIRECTORY FOLDER HOME URL URI ENDPOINT HOST PORT SOCK SOCKET FD DESCRIPTOR TTL MS SECONDS"
                            + " MINUTES TIMEOUT EXPIRY EXPIRATION EXPIRES LIMIT COUNT SIZE LENGTH BUDGET TYPE KIND NAME"
                            + " MODE STORE HELPER COMMAND CMD PROVIDER BACKEND ENABLED DISABLED REQUIRED ALGORITHM"
                            + " FORMAT VERSION LOCATION PROMPT ARN SCRUB PARALLELISM PUBLIC")
                    .split(" ")));

    /** Match, and are public: key fingerprints, a shell's own numbers, directories. */
    private static final Set<String> HARMLESS = new HashSet<>(Arrays.asList(
            "PWD",
            "OLDPWD",
            "INIT_PWD",
            "KEY",
            "GPG_KEY",
            "COMP_KEY",
            "SSH_AUTH_SOCK",
            "GPG_AGENT_INFO",
            "GIT_ASKPASS",
            "SSH_ASKPASS",
            "SUDO_ASKPASS",
            "STARSHIP_SESSION_KEY"));

    /** Settings of pass, the password store: directories, times, key ids. */
    private static final String PASSWORD_STORE = "PASSWORD_STORE_";

    /** Do not match, and are secret: what a directory's settings added, packed; logins under bare names. */
    private static final Set<String> SECRET = new HashSet<>(Arrays.asList(
            "DIRENV_DIFF", "__MISE_DIFF", "SSHPASS", "REDISCLI_AUTH", "DOCKER_AUTH_CONFIG", "NPM_CONFIG__AUTH"));

    private SecretNames() {}

    static boolean saysSecret(String name) {
        String upper = upper(name);
        if (SECRET.contains(upper)) {
            return true;
        }
        if (HARMLESS.contains(upper) || upper.startsWith(PASSWORD_STORE) || ABOUT.contains(lastWord(upper))) {
            return false;
        }
        String framed = "_".concat(upper).concat("_");
        return containsAny(framed, ANYWHERE) || containsAny(framed, WORDS) || endsSecret(framed);
    }

    /** Upper case, everything but letters and digits an underscore. */
    private static String upper(String name) {
        char[] chars = new char[name.length()];
        for (int i = 0; i < chars.length; i++) {
            char c = name.charAt(i);
            chars[i] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : Ascii.isAlphanumeric(c) ? c : '_';
        }
        return String.copyValueOf(chars);
    }

    private static String lastWord(String upper) {
        return upper.substring(upper.lastIndexOf('_') + 1);
    }

    private static boolean containsAny(String framed, String[] parts) {
        for (String part : parts) {
            if (framed.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsSecret(String framed) {
        for (String ending : ENDINGS) {
            if (framed.endsWith(ending)) {
                return !framed.contains("_PUBLIC_");
            }
        }
        return false;
    }
}
