package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.FUTURE;
import static dev.sessionvault.launcher.clients.Login.json;

import dev.sessionvault.launcher.clients.FakeApi.Reply;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gate of a provider whose users are logged in: a refresh token is good for one answer, which has the login's next
 * generation; the API takes the access token of any generation but the first, which is expired.
 */
final class Provider implements FakeApi.Gate {
    private static final Pattern REFRESH_TOKEN = Pattern.compile("refresh_token\"?\\s*[:=]\\s*\"?([^\"&]+)");

    private static final int MOMENT_SECONDS = 3;
    private static final String SCOPE = "user:inference user:profile user:sessions:claude_code";

    private final Duration delay;
    private final boolean brief;
    private final IntConsumer granted;
    private final Set<String> spent = new HashSet<>();
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
    private final List<Refresh> refreshes = new CopyOnWriteArrayList<>();

    /**
     * @param delay from a refresh's request to its answer; the token is spent at the end of it
     * @param brief whether the logins that it gives are good for the moment only
     * @param granted told each generation before its login is given
     */
    Provider(Duration delay, boolean brief, IntConsumer granted) {
        this.delay = delay;
        this.brief = brief;
        this.granted = granted;
    }

    /** One request for a refresh, in the order of the answers; refused if the token was spent before. */
    record Refresh(int from, boolean refused) implements Serializable {}

    List<Refresh> refreshes() {
        return List.copyOf(refreshes);
    }

    @Override
    public Optional<Reply> reply(Request request) {
        String path = request.line().replaceFirst("\\?.*", "");
        return switch (path) {
            case "POST /v1/oauth/token" -> Optional.of(refresh(Login.CLAUDE, request.body()));
            case "POST /oauth/token" -> Optional.of(refresh(Login.CODEX, request.body()));
            case "POST /token" -> Optional.of(refresh(Login.GEMINI, request.body()));
            case "GET /oauth2/v2/userinfo", "POST /tokeninfo" ->
                Optional.of(
                        new Reply(200, json("{'email':'a@example.org','scope':'cloud-platform','expires_in':28800}")));
            case "POST /oauth/revoke" -> Optional.of(new Reply(200, "{}"));
            case "GET /api/oauth/profile" -> Optional.of(new Reply(200, json(PROFILE)));
            default ->
                Optional.ofNullable(isGood(Login.generation(bearer(request))) ? null : new Reply(401, json(EXPIRED)));
        };
    }

    private boolean isGood(int generation) {
        return brief ? System.nanoTime() < ends.getOrDefault(generation, Long.MIN_VALUE) : generation > 0;
    }

    private static String bearer(Request request) {
        return request.header("authorization").replaceFirst("^Bearer ", "");
    }

    private Reply refresh(Login login, String body) {
        Matcher token = REFRESH_TOKEN.matcher(body);
        int from = token.find() ? Login.generation(token.group(1)) : -1;
        pause();
        return isGranted(login, from) ? new Reply(200, json(answer(login, from + 1))) : refusal(login);
    }

    private void pause() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** In one step, so that the list is in the order in which tokens were spent. */
    private synchronized boolean isGranted(Login login, int from) {
        boolean isGranted = from >= 0 && (spent.add(login.refresh(from)) || login == Login.GEMINI);
        refreshes.add(new Refresh(from, !isGranted));
        if (isGranted) {
            ends.put(from + 1, System.nanoTime() + TimeUnit.SECONDS.toNanos(MOMENT_SECONDS));
            granted.accept(from + 1);
        }
        return isGranted;
    }

    private static Reply refusal(Login login) {
        return login == Login.CODEX
                ? new Reply(401, json("{'error':{'code':'refresh_token_reused','message':'it was used'}}"))
                : new Reply(400, json("{'error':'invalid_grant'}"));
    }

    private String answer(Login login, int generation) {
        int lifetime = brief ? MOMENT_SECONDS : 28_800;
        String access = login.access(generation, FUTURE); // of Codex's only the API says that it is over
        String answer = "{'access_token':'" + access + "','expires_in':" + lifetime + ",'token_type':'Bearer'";
        String next = ",'refresh_token':'" + login.refresh(generation) + "'";
        return switch (login) {
            case CLAUDE -> answer + next + ",'scope':'" + SCOPE + "'," + ACCOUNT + "}";
            case CODEX -> answer + next + ",'id_token':'" + access + "'}";
            case GEMINI -> answer + "}";
        };
    }

    private static final String ACCOUNT = "'account':{'uuid':'u-1','email_address':'a@example.org'},"
            + "'organization':{'uuid':'o-1','name':'Example'}";

    private static final String PROFILE = "{'account':{'uuid':'u-1','email':'a@example.org','display_name':'A',"
            + "'full_name':'A','has_claude_pro':true,'has_claude_max':false,'created_at':'2025-01-01T00:00:00Z'},"
            + "'organization':{'uuid':'o-1','organization_type':'claude_pro','rate_limit_tier':'default',"
            + "'billing_type':'b','has_extra_usage_enabled':false}}";

    private static final String EXPIRED = "{'type':'error','error':{'type':'authentication_error',"
            + "'message':'the token has expired','code':'token_expired'}}";
}
