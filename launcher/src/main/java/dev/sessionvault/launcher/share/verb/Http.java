package dev.sessionvault.launcher.share.verb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to a server that the verb names: values stand in its path, its query, its headers and its body, escaped as
 * each of these wants it.
 *
 * @param statuses that count as done; if there are none, those from 200 to 299
 */
public record Http(
        String method,
        Template url,
        Map<String, Template> headers,
        @Nullable Body body,
        Set<Integer> statuses,
        @Nullable KeyUse key)
        implements Execution {

    public Http {
        headers = Map.copyOf(headers);
        statuses = Set.copyOf(statuses);
    }

    @Override
    public Invocation invocation(Map<String, String> values) throws RefusedException {
        Map<String, String> filled = new LinkedHashMap<>();
        headers.forEach((name, value) -> filled.put(name, value.fill(values)));
        if (body != null) {
            filled.putIfAbsent("Content-Type", body.contentType());
        }
        return new Invocation.Request(method, url(values), filled, body == null ? null : body.fill(values), statuses);
    }

    private String url(Map<String, String> values) throws RefusedException {
        for (String name : url.parameters()) {
            requireNoDots(name, values.getOrDefault(name, ""));
        }
        return url.fill(values, Percent::encode);
    }

    /** A server would take a part of dots, or an empty one, for a way up: escaping does not change that. */
    private static void requireNoDots(String parameter, String value) throws RefusedException {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw Characters.refused(parameter, Quoted.of(value) + " cannot stand in a request's path");
        }
    }
}
