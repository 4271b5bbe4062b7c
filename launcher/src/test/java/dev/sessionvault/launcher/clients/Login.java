package dev.sessionvault.launcher.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/**
 * A made-up login of each tool, in the form of the real ones. It is refreshed from generation to generation: the number
 * stands at the end of each of its tokens, and all before the number but a token's own date is the same in all of them.
 */
enum Login {
    CLAUDE {
        @Override
        String access(int generation, long expires) {
            return ACCESS + number(generation);
        }

        @Override
        String refresh(int generation) {
            return REFRESH + number(generation);
        }

        @Override
        String file(int generation, long expires) {
            return json("{'claudeAiOauth':{'accessToken':'%s','refreshToken':'%s','expiresAt':%d000,"
                            .formatted(access(generation, expires), refresh(generation), expires)
                    + "'scopes':['user:inference','user:profile','user:sessions:claude_code'],"
                    + "'subscriptionType':'pro','rateLimitTier':'default'}}");
        }

        @Override
        List<String> traces() {
            return List.of(ACCESS, REFRESH);
        }
    },

    CODEX {
        @Override
        String access(int generation, long expires) {
            String claims = json(OWNER + ",'exp':" + expires + "}");
            return base64("{'alg':'RS256','typ':'JWT'}") + "." + base64(claims) + "." + SIGNATURE + number(generation);
        }

        @Override
        String refresh(int generation) {
            return RENEWAL + number(generation);
        }

        @Override
        String file(int generation, long expires) {
            String token = access(generation, expires);
            return json("{'auth_mode':'chatgpt','OPENAI_API_KEY':null,'tokens':{'id_token':'" + token
                    + "','access_token':'" + token + "','refresh_token':'" + refresh(generation)
                    + "','account_id':'acc-1'},'last_refresh':'2026-01-01T00:00:00Z'}");
        }

        @Override
        List<String> traces() {
            return List.of(SIGNATURE, RENEWAL, base64(OWNER).substring(0, 60));
        }
    },

    /** Its refresh token stays the same. */
    GEMINI {
        @Override
        String access(int generation, long expires) {
            return "ya29." + BEARER + number(generation);
        }

        @Override
        String refresh(int generation) {
            return LASTING + number(0);
        }

        @Override
        String file(int generation, long expires) {
            return json("{'access_token':'%s','refresh_token':'%s','expiry_date':%d000,'token_type':'Bearer',"
                            .formatted(access(generation, expires), refresh(generation), expires)
                    + "'scope':'https://www.googleapis.com/auth/cloud-platform'}");
        }

        @Override
        List<String> traces() {
            return List.of(BEARER, LASTING);
        }
    };

    /** Seconds since 1970: in the past, and far enough in the future. */
    static final long PAST = 1_700_000_000;

    static final long FUTURE = 4_100_000_000L;

    // Put together here so that no scanner takes the source for a leak.
    private static final String ACCESS = "sk-ant-" + "oat01-" + "p".repeat(87);
    private static final String REFRESH = "sk-ant-" + "ort01-" + "q".repeat(87);
    private static final String RENEWAL = "rt" + ".1." + "r".repeat(60);
    private static final String SIGNATURE = "s".repeat(340);
    private static final String BEARER = "r".repeat(200);
    private static final String LASTING = "1//" + "q".repeat(100);
    private static final String OWNER = "{'email':'a@example.org','https://api.openai.com/auth':"
            + "{'chatgpt_account_id':'acc-1','chatgpt_plan_type':'plus','chatgpt_user_id':'user-1'}";

    abstract String access(int generation, long expires);

    abstract String refresh(int generation);

    /** What the tool would have written; generation 0 is what the user logged in with. */
    abstract String file(int generation, long expires);

    /** Parts of every token of every generation, to look for. */
    abstract List<String> traces();

    /** @return -1 if it is no token of these */
    static int generation(String token) {
        return token.matches("(?s).*[p-s]\\d{4}") ? Integer.parseInt(token.substring(token.length() - 4)) : -1;
    }

    private static String number(int generation) {
        return "%04d".formatted(generation);
    }

    private static String base64(String readable) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json(readable).getBytes(UTF_8));
    }

    static String json(String readable) {
        return readable.replace('\'', '"');
    }
}
