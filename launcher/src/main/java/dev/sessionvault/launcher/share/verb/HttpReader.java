package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code http} of a verb. */
final class HttpReader {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** These say where a request ends or whom it is for. */
    private static final Set<String> CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "te", "trailer");

    private final ExecutionReader outer;

    HttpReader(ExecutionReader outer) {
        this.outer = outer;
    }

    Http read(TomlSection section) throws MalformedException {
        String method = section.string("method");
        if (!METHODS.contains(method)) {
            throw section.wrong(
                    "method",
                    "is not one of "
                            + String.join(", ", METHODS.stream().sorted().toList()));
        }
        Template url = outer.template(section, "url", section.string("url"));
        requireServer(section, url);
        KeyUse key = key(section, url);
        Http http = new Http(method, url, headers(section), body(section, method), statuses(section), key);
        section.end();
        return http;
    }

    /** The server stands before the first place, and ends there. */
    private static void requireServer(TomlSection section, Template url) throws MalformedException {
        if (!url.head().matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[\\x21-\\x7e&&[^\\\\#]]*")
                || url.toString().indexOf('#') >= 0) {
            throw section.wrong(
                    "url", "is not http://HOST/… or https://HOST/… with the host written out and no # in it");
        }
    }

    private static @Nullable KeyUse key(TomlSection section, Template url) throws MalformedException {
        TomlSection key = section.optionalSection("key");
        if (key == null) {
            return null;
        }
        String header = key.string("header");
        requireHeader(key, "header", header);
        if (!url.head().matches("https://.*|http://(127\\.0\\.0\\.1|localhost)[:/].*")) {
            throw section.wrong("key", "would be sent in clear: want https");
        }
        String prefix = key.optionalString("prefix");
        if (prefix != null && !prefix.matches("[ -~]{0,40}")) {
            throw key.wrong("prefix", "is not up to 40 printable ASCII characters");
        }
        KeyUse use = new KeyUse(
                ExecutionReader.tool(key), key.optionalString("account"), header, prefix == null ? "" : prefix);
        key.end();
        return use;
    }

    private static void requireHeader(TomlSection section, String key, String name) throws MalformedException {
        if (!name.matches("[A-Za-z0-9-]{1,60}") || CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            throw section.wrong(key, "is no header that can be set");
        }
    }

    private Map<String, Template> headers(TomlSection section) throws MalformedException {
        Map<String, Template> headers = new LinkedHashMap<>();
        TomlSection table = section.optionalSection("headers");
        if (table != null) {
            for (String name : table.keys()) {
                requireHeader(table, name, name);
                headers.put(name, outer.template(table, name, table.string(name)));
            }
        }
        return headers;
    }

    private @Nullable Body body(TomlSection section, String method) throws MalformedException {
        String json = section.optionalString("json");
        TomlSection form = section.optionalSection("form");
        if (json != null && form != null || (json != null || form != null) && "GET HEAD".contains(method)) {
            throw section.wrong("method", "has a body where none can be, or two");
        }
        return json != null ? json(section, json) : form != null ? form(form) : null;
    }

    private Body json(TomlSection section, String source) throws MalformedException {
        Template text = outer.template(section, "json", source);
        if (!JsonPlaces.areInStrings(text)) {
            throw section.wrong("json", "is no JSON, or has a place outside of a string: want \"{name}\"");
        }
        return new Body.Json(text);
    }

    private Body form(TomlSection form) throws MalformedException {
        List<Map.Entry<String, Template>> fields = new ArrayList<>();
        for (String name : form.keys()) {
            fields.add(Map.entry(name, outer.template(form, name, form.string(name))));
        }
        return new Body.Form(fields);
    }

    private static Set<Integer> statuses(TomlSection section) throws MalformedException {
        Set<Integer> statuses = new HashSet<>();
        for (long status : section.integers("status")) {
            if (status < 100 || status > 599) {
                throw section.wrong("status", status + " is no status of an answer");
            }
            statuses.add((int) status);
        }
        return statuses;
    }
}
