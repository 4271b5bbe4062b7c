package dev.sessionvault.launcher.leak.form;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether a name says that its value is secret. */
enum Telling {
    /** It does not. */
    NO,
    /** It may: {@code key}. */
    PERHAPS,
    /** It does: {@code client_secret}. */
    YES,
    /** It names what a login leaves behind: {@code refresh_token}. */
    LOGIN;

    private static final Set<String> SECRET = words(
            "requirepass masterauth jwt token secret secrets password passwd passphrase passcode credential"
                    + " credentials creds cred apikey authkey secretkey accesskey privatekey pwd pat bearer authorization");

    private static final String[] ENDINGS = {
        "token", "secret", "password", "passwd", "apikey", "passphrase", "secretkey", "sshpass"
    };

    private static final Set<String> WEAK = words("key keys auth pass tokens cookie");

    /** What makes a key one to a door. */
    private static final Set<String> QUALIFIERS = words(
            "api secret access private auth service master encryption encrypt"
                    + " signing sign app application account client admin root consumer shared subscription storage deploy server"
                    + " webhook hmac jwt aes write read ingest license licence session provider gateway model llm ai team user");

    /** A last word that makes it say where or how, not what. */
    private static final Set<String> ABOUT = words(
            "file path dir directory folder home url uri endpoint host port sock"
                    + " socket fd descriptor ttl ms seconds minutes timeout expiry expiration expires limit count size length"
                    + " budget type kind name mode store helper command cmd provider backend enabled disabled required algorithm"
                    + " alg algo format version location prompt arn scrub parallelism public id ids hash hashes digest checksum"
                    + " sha sha1 sha256 sha512 md5 fingerprint thumbprint pattern regex regexp prefix suffix label title message"
                    + " error placeholder class css style icon image index code event press down up board words frame frames"
                    + " point map set list at by from for hint description desc doc status state schema field column row selector"
                    + " ref usage used parser stream template example link salt iv policy scope scopes audience issuer cert"
                    + " certificate factory generator spec agreement verifier attachment rule schedule locker signature ciphertext blob etag revision rev commit order uuid guid typ ring bits pair pairs");

    /** Words that make it what everybody may know, or no secret at all. */
    private static final Set<String> HARMLESS = words(
            "public publishable anon csrf xsrf nonce pad eos bos unk mask cls next starting pagination page change"
                    + " continuation cancellation cancel design syntax lexer stop special cache primary foreign sort partition row"
                    + " react object lookup registry query locale translation unique dedup idempotency site tracking hash pub"
                    + " integrity etag commit checksum digest fingerprint sha sha1 sha256 sha512 md5 i18n fake mock dummy invalid"
                    + " example hashed encrypted sealed");

    private static final Set<String> LOGINS = words("access refresh id oauth oauth2 session");

    static Telling of(String name) {
        return of(Words.of(name));
    }

    static Telling of(List<String> words) {
        int last = lastWord(words);
        if (last < 0 || ABOUT.contains(words.get(last)) || words.stream().anyMatch(HARMLESS::contains)) {
            return NO;
        }
        if (isLogin(words)) {
            return LOGIN;
        }
        // Further to the left it is a part of something else: a SecretRouteKit.
        for (int i = Math.max(0, last - 1); i <= last; i++) {
            if (isSecret(words.get(i)) || isDoorKey(words, i)) {
                return YES;
            }
        }
        return WEAK.contains(words.get(last)) ? PERHAPS : NO;
    }

    /** Numbers are for counting: {@code API_KEY_2}. */
    private static int lastWord(List<String> words) {
        int last = words.size() - 1;
        while (last >= 0 && words.get(last).charAt(0) <= '9') {
            last--;
        }
        return last;
    }

    private static boolean isLogin(List<String> words) {
        int token = words.size() - 1;
        String last = words.get(token);
        boolean apart = last.equals("token") && token > 0 && LOGINS.contains(words.get(token - 1));
        return apart || last.endsWith("token") && LOGINS.contains(last.substring(0, last.length() - 5));
    }

    private static boolean isSecret(String word) {
        return SECRET.contains(word) || Arrays.stream(ENDINGS).anyMatch(word::endsWith);
    }

    private static boolean isDoorKey(List<String> words, int i) {
        String word = words.get(i);
        boolean key = word.equals("key") || word.equals("keys");
        return key && i > 0 && (QUALIFIERS.contains(words.get(i - 1)) || Providers.isOne(words.get(i - 1)));
    }

    private static Set<String> words(String all) {
        return Set.copyOf(Arrays.asList(all.split(" ")));
    }
}
