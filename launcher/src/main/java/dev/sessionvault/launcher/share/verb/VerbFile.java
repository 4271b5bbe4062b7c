package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One file of verbs, read: SHARE.md, "Verbs". */
final class VerbFile {
    private static final int VERSION = 1;
    private static final int MAX_DESCRIPTION = 500;
    private static final int MAX_PARAMETERS = 32;

    private VerbFile() {}

    static List<Verb> parse(String text) throws MalformedException {
        TomlSection file = TomlSection.parse(text);
        if (file.integer("version") != VERSION) {
            throw file.wrong("version", "is not " + VERSION + ": another sv is meant");
        }
        List<Verb> verbs = new ArrayList<>();
        for (String group : file.keys()) {
            if (!VerbName.isGroup(group)) {
                throw file.wrong(group, "is no group of verbs: want a table [GROUP.ACTION]");
            }
            group(group, file.section(group), verbs);
        }
        return verbs;
    }

    private static void group(String group, TomlSection section, List<Verb> verbs) throws MalformedException {
        for (String action : section.keys()) {
            String fault = VerbName.fault(group + "." + action);
            if (fault != null) {
                throw section.wrong(action, fault);
            }
            verbs.add(verb(new VerbName(group + "." + action), section.section(action), section));
        }
    }

    private static Verb verb(VerbName name, TomlSection section, TomlSection group) throws MalformedException {
        String description = description(section);
        List<Parameter> parameters = parameters(section);
        boolean local = section.has("exec");
        Execution execution = new ExecutionReader(parameters).read(section, group, name.action());
        requireLocalPaths(section, parameters, local);
        Limits limits = limits(section);
        boolean approve = section.truth("approve");
        Hints hints = hints(section);
        section.end();
        return new Verb(name, description, parameters, execution, limits, approve, hints);
    }

    static String description(TomlSection section) throws MalformedException {
        String description = section.string("description");
        if (description.isBlank() || description.length() > MAX_DESCRIPTION || !isLine(description)) {
            throw section.wrong("description", "is not one line of at most " + MAX_DESCRIPTION + " characters");
        }
        return description;
    }

    private static boolean isLine(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static List<Parameter> parameters(TomlSection section) throws MalformedException {
        TomlSection all = section.optionalSection("parameters");
        List<Parameter> parameters = new ArrayList<>();
        if (all == null) {
            return parameters;
        }
        for (String name : all.keys()) {
            if (!Names.isName(name) || parameters.size() == MAX_PARAMETERS) {
                throw all.wrong(
                        name, "is no name of a parameter, or the " + (MAX_PARAMETERS + 1) + "th: want a-z 0-9 _");
            }
            parameters.add(ParameterReader.read(name, all.section(name)));
        }
        return parameters;
    }

    /** Where sv cannot follow links, whoever writes the file has to say that nobody does. */
    private static void requireLocalPaths(TomlSection section, List<Parameter> parameters, boolean local)
            throws MalformedException {
        Set<String> far = new HashSet<>();
        parameters.forEach(parameter -> {
            if (parameter.type() instanceof PathType path && path.resolved()) {
                far.add(parameter.name());
            }
        });
        for (String name : far) {
            if (!local) {
                throw section.section("parameters")
                        .wrong(
                                name,
                                "is a path on another machine, whose links cannot be followed from here: "
                                        + "say links = \"unchecked\", or use an enum");
            }
        }
    }

    private static Limits limits(TomlSection section) throws MalformedException {
        TomlSection limits = section.optionalSection("limits");
        if (limits == null) {
            return new Limits(Limits.SECONDS, Limits.OUTPUT_KIB * 1024L, Limits.CONCURRENT);
        }
        Limits read = new Limits(
                limits.integer("seconds", 1, Limits.MAX_SECONDS, Limits.SECONDS),
                limits.integer("output_kib", 1, Limits.MAX_OUTPUT_KIB, Limits.OUTPUT_KIB) * 1024L,
                limits.integer("concurrent", 1, Limits.MAX_CONCURRENT, Limits.CONCURRENT));
        limits.end();
        return read;
    }

    private static Hints hints(TomlSection section) throws MalformedException {
        TomlSection hints = section.optionalSection("hints");
        if (hints == null) {
            return new Hints(false, true, false, true); // what a program assumes that is told nothing
        }
        Hints read = new Hints(
                hints.truth("read_only"),
                hints.truth("destructive"),
                hints.truth("idempotent"),
                hints.truth("open_world"));
        hints.end();
        return read;
    }
}
