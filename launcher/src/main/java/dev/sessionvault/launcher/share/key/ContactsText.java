package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.share.text.TextException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts.toml}: a table for each alias, with texts in it and nothing else. This much of TOML and no more is read, so
 * that what does not look like it is refused by its line and never guessed at.
 */
final class ContactsText {
    private static final String HEAD = "# Who may be lent to. Written by `sv contact`.\n";
    private static final List<String> FIELDS = List.of("key", "note", "added", "proven", "challenge");

    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

    /** A line that is no line of such a file. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1;

        BadLineException(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private ContactsText() {}

    static List<Contact> parse(String text) throws BadLineException {
        ContactsText file = new ContactsText();
        file.read(text.lines().toList());
        List<Contact> contacts = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> table : file.tables.entrySet()) {
            contacts.add(contact(table.getKey(), table.getValue()));
        }
        return List.copyOf(contacts);
    }

    private void read(List<String> lines) throws BadLineException {
        @Nullable Map<String, String> table = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String at = "line " + (i + 1) + ": ";
            if (line.startsWith("[")) {
                table = begin(line, at);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                if (table == null) {
                    throw new BadLineException(at + "it stands before the first [ALIAS]");
                }
                set(table, line, at);
            }
        }
    }

    private Map<String, String> begin(String line, String at) throws BadLineException {
        String alias = line.endsWith("]") ? line.substring(1, line.length() - 1) : "";
        if (!Alias.isValid(alias)) {
            throw new BadLineException(at + "want [ALIAS], an alias of a-z 0-9 _ -");
        }
        Map<String, String> table = new LinkedHashMap<>();
        if (tables.put(alias, table) != null) {
            throw new BadLineException(at + alias + " is there twice");
        }
        return table;
    }

    private static void set(Map<String, String> table, String line, String at) throws BadLineException {
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        String value = unquoted(line.substring(equals + 1).strip());
        if (!FIELDS.contains(name) || value == null) {
            throw new BadLineException(at + "want " + String.join(", ", FIELDS) + " = \"TEXT\"");
        }
        if (table.put(name, value) != null) {
            throw new BadLineException(at + name + " is there twice");
        }
    }

    /** What stands between quotes; {@code null} if it is not one text. */
    private static @Nullable String unquoted(String quoted) {
        if (quoted.length() < 2 || quoted.charAt(0) != '"' || quoted.charAt(quoted.length() - 1) != '"') {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '"') {
                return null;
            }
            if (c == '\\') {
                i++;
                c = quoted.charAt(i); // at the latest the quote at the end, which then ends nothing
                if (c != '"' && c != '\\' || i == quoted.length() - 1) {
                    return null;
                }
            }
            text.append(c);
        }
        return text.toString();
    }

    private static Contact contact(String alias, Map<String, String> table) throws BadLineException {
        String field = "key";
        try {
            IdentityKey key = IdentityKey.parse(table.getOrDefault(field, ""));
            field = "challenge";
            String asked = table.get(field);
            Challenge challenge = asked == null ? null : Challenge.parse(asked);
            field = "added";
            Instant added = Instant.parse(table.getOrDefault(field, ""));
            field = "proven";
            String when = table.get(field);
            Instant proven = when == null ? null : Instant.parse(when);
            field = "note";
            return new Contact(new Alias(alias), key, table.getOrDefault(field, ""), added, proven, challenge);
        } catch (TextException e) {
            throw new BadLineException("[" + alias + "]: its " + field + ": " + e.why());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadLineException("[" + alias + "]: its " + field + " is none");
        }
    }

    static String write(List<Contact> contacts) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Contact contact : contacts) {
            text.append("\n[").append(contact.alias()).append("]\n");
            append(text, "key", contact.key().toString());
            append(text, "note", contact.note());
            append(text, "added", second(contact.added()));
            Instant proven = contact.proven();
            append(text, "proven", proven == null ? "" : second(proven));
            Challenge challenge = contact.challenge();
            append(text, "challenge", challenge == null ? "" : challenge.toString());
        }
        return text.toString();
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
            text.append(name).append(" = \"").append(escaped).append("\"\n");
        }
    }
}
