package dev.sessionvault.launcher.share.policy;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlSection;
import dev.sessionvault.launcher.share.scope.Wanted;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A policy, read: SHARE.md, "Policy". */
final class PolicyFile {
    private static final int VERSION = 1;
    private static final String ANY = "*";

    private PolicyFile() {}

    static List<Rule> parse(String text) throws MalformedException {
        TomlSection file = TomlSection.parse(text);
        if (file.integer("version") != VERSION) {
            throw file.wrong("version", "is not " + VERSION + ": another sv is meant");
        }
        List<Rule> rules = new ArrayList<>();
        for (TomlSection section : file.sections("rule")) {
            rules.add(rule(rules.size() + 1, section));
        }
        file.end();
        return rules;
    }

    private static Rule rule(int number, TomlSection section) throws MalformedException {
        boolean allows = allows(section);
        Map<String, Wanted> where = where(section);
        boolean others = where.remove(ANY) != null;
        Rule rule = new Rule(
                number,
                section.line(),
                allows,
                names(section, "users"),
                names(section, "groups"),
                verbs(section),
                where,
                others,
                recipients(section),
                section.truth("bearer"),
                caps(section, allows));
        section.end();
        if (rule.users().isEmpty() && rule.groups().isEmpty()) {
            throw section.wrong(
                    "users", "is missing, and groups too: the rule is about nobody; want [\"*\"] for everyone");
        }
        return rule;
    }

    private static boolean allows(TomlSection section) throws MalformedException {
        String effect = section.string("effect");
        if (!effect.equals("allow") && !effect.equals("deny")) {
            throw section.wrong("effect", "is not allow or deny");
        }
        return effect.equals("allow");
    }

    private static List<String> names(TomlSection section, String key) throws MalformedException {
        List<String> names = section.strings(key);
        for (String name : names) {
            boolean any = name.equals(ANY) && key.equals("users");
            if (!any && !name.matches("[A-Za-z0-9_][A-Za-z0-9_.@\\\\ -]{0,63}")) {
                throw section.wrong(key, "has something that is no name");
            }
        }
        if (section.has(key) && names.isEmpty()) {
            throw section.wrong(key, "is an empty list");
        }
        return List.copyOf(names);
    }

    private static List<String> verbs(TomlSection section) throws MalformedException {
        List<String> verbs = section.strings("verbs");
        for (String verb : verbs) {
            String name = verb.endsWith(".*") ? verb.substring(0, verb.length() - 1) + "x" : verb;
            if (!verb.equals(ANY) && VerbName.fault(name) != null) {
                throw section.wrong("verbs", "has something that is neither GROUP.ACTION nor GROUP.* nor *");
            }
        }
        if (verbs.isEmpty()) {
            throw section.wrong("verbs", "is missing or empty");
        }
        return List.copyOf(verbs);
    }

    private static Map<String, Wanted> where(TomlSection section) throws MalformedException {
        Map<String, Wanted> where = new LinkedHashMap<>();
        TomlSection table = section.optionalSection("where");
        if (table == null) {
            return where;
        }
        for (String name : table.keys()) {
            Wanted wanted = wanted(table, name);
            if (name.equals(ANY) && !wanted.isAll()) {
                throw table.wrong(name, "can only be \"*\": every other parameter may have any value");
            }
            where.put(name, wanted);
        }
        return where;
    }

    private static Wanted wanted(TomlSection table, String name) throws MalformedException {
        Object value = table.stringsOrInteger(name);
        if (value instanceof List<?>) {
            List<String> values = table.strings(name);
            if (values.isEmpty()) {
                throw table.wrong(name, "is an empty list");
            }
            return Wanted.of(values);
        }
        return Wanted.parse(value.toString());
    }

    private static List<String> recipients(TomlSection section) throws MalformedException {
        List<String> recipients = section.strings("recipients");
        for (String recipient : recipients) {
            if (!recipient.matches("svk1-[a-z0-9]{50,70}")) {
                throw section.wrong(
                        "recipients", "has something that is no key: want svk1-…, as `sv contact list` shows it");
            }
        }
        if (section.has("recipients") && recipients.isEmpty()) {
            throw section.wrong("recipients", "is an empty list");
        }
        return List.copyOf(recipients);
    }

    private static Caps caps(TomlSection section, boolean allows) throws MalformedException {
        TomlSection caps = section.optionalSection("caps");
        if (caps == null) {
            return Caps.WIDEST;
        }
        if (!allows) {
            throw section.wrong("caps", "has no meaning in a rule that denies");
        }
        Caps read = new Caps(
                Duration.ofMinutes(caps.integer("minutes", 1, Caps.MAX_MINUTES, Caps.MAX_MINUTES)),
                caps.integer("calls", 1, Caps.MAX_CALLS, Caps.MAX_CALLS),
                caps.truth("approve"));
        caps.end();
        return read;
    }
}
