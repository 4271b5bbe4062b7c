package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TomlSection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code exec}, {@code ssh} or {@code http} of a verb. */
final class ExecutionReader {
    private final List<Parameter> parameters;
    private final Set<String> used = new HashSet<>();

    ExecutionReader(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** @param outer where {@code verb} is found under {@code action}: the place of what is missing */
    Execution read(TomlSection verb, TomlSection outer, String action) throws MalformedException {
        TomlSection exec = verb.optionalSection("exec");
        TomlSection ssh = verb.optionalSection("ssh");
        TomlSection http = verb.optionalSection("http");
        if ((exec == null ? 0 : 1) + (ssh == null ? 0 : 1) + (http == null ? 0 : 1) != 1) {
            throw outer.wrong(action, "has not exactly one of exec, ssh and http");
        }
        Execution execution;
        if (exec != null) {
            execution = program(exec);
        } else if (ssh != null) {
            execution = ssh(ssh);
        } else {
            execution = new HttpReader(this).read(java.util.Objects.requireNonNull(http));
        }
        requireAllUsed(verb);
        return execution;
    }

    private void requireAllUsed(TomlSection verb) throws MalformedException {
        for (Parameter parameter : parameters) {
            if (!used.contains(parameter.name())) {
                throw verb.section("parameters").wrong(parameter.name(), "stands in no place of the verb");
            }
        }
    }

    private Program program(TomlSection section) throws MalformedException {
        Argv argv = argv(section);
        if (!Names.isPlainPath(argv.words().get(0).toString())) {
            throw section.wrong("argv", "begins with no program's absolute path, written out");
        }
        String directory = section.optionalString("directory");
        if (directory != null && !directory.equals("/") && !Names.isPlainPath(directory)) {
            throw section.wrong("directory", "is not an absolute, clean path of A-Z a-z 0-9 . _ @ + -");
        }
        Program program =
                new Program(argv, directory == null ? "/" : directory, environment(section), variable(section));
        section.end();
        return program;
    }

    private Argv argv(TomlSection section) throws MalformedException {
        List<Template> words = new ArrayList<>();
        for (String word : section.strings("argv")) {
            words.add(template(section, "argv", word));
        }
        if (words.isEmpty()
                || !words.get(0).isLiteral()
                || !words.get(0).toString().matches("[A-Za-z0-9/._+-]+")) {
            throw section.wrong("argv", "begins with no program's name, written out");
        }
        Argv argv = new Argv(words);
        for (Parameter parameter : parameters) {
            if (parameter.type().mayBeginWithDash() && argv.couldBeOption(parameter.name())) {
                throw section.wrong(
                        "argv",
                        "has {" + parameter.name()
                                + "}, which may begin with -, where an option could stand: want it after \"--\"");
            }
        }
        return argv;
    }

    private Map<String, Template> environment(TomlSection section) throws MalformedException {
        Map<String, Template> variables = new LinkedHashMap<>();
        TomlSection table = section.optionalSection("environment");
        if (table != null) {
            for (String name : table.keys()) {
                if (!Names.isVariable(name)) {
                    throw table.wrong(name, "is no name of a variable");
                }
                variables.put(name, template(table, name, table.string(name)));
            }
        }
        return variables;
    }

    private @Nullable KeyUse variable(TomlSection section) throws MalformedException {
        TomlSection key = section.optionalSection("key");
        if (key == null) {
            return null;
        }
        String variable = key.string("variable");
        if (!Names.isVariable(variable)) {
            throw key.wrong("variable", "is no name of a variable");
        }
        KeyUse use = new KeyUse(tool(key), key.optionalString("account"), variable, "");
        key.end();
        return use;
    }

    static String tool(TomlSection key) throws MalformedException {
        String tool = key.string("tool");
        if (!tool.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw key.wrong("tool", "is no name of a tool");
        }
        return tool;
    }

    private Ssh ssh(TomlSection section) throws MalformedException {
        Template host = template(section, "host", section.string("host"));
        requireHosts(section, host);
        String user = section.string("user");
        if (!user.matches("[A-Za-z_][A-Za-z0-9_.-]{0,31}")) {
            throw section.wrong("user", "is no user's name");
        }
        int port = section.integer("port", 1, 65535, 22);
        String knownHosts = file(section, "known_hosts", section.string("known_hosts"));
        String identity = section.optionalString("identity_file");
        String identityFile = identity == null ? null : file(section, "identity_file", identity);
        Ssh ssh = new Ssh(host, port, user, knownHosts, identityFile, argv(section));
        section.end();
        return ssh;
    }

    /** The recipient chooses among machines that were written down, and never names one. */
    private void requireHosts(TomlSection section, Template host) throws MalformedException {
        Collection<String> hosts = List.of(host.toString());
        if (host.isPlace()) {
            hosts = choices(host.pieces().get(1));
        }
        if (hosts.isEmpty() || !hosts.stream().allMatch(Names::isHost)) {
            throw section.wrong("host", "is neither a host nor a place for an enum of hosts");
        }
    }

    private List<String> choices(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name) && parameter.type() instanceof ChoiceType choice) {
                return choice.values();
            }
        }
        return List.of();
    }

    private static String file(TomlSection section, String key, String path) throws MalformedException {
        if (!Names.isPlainPath(path)) {
            throw section.wrong(key, "is not an absolute, clean path of A-Z a-z 0-9 . _ @ + -");
        }
        return path;
    }

    /** With places for declared parameters only. */
    Template template(TomlSection section, String key, String source) throws MalformedException {
        if (source.chars().anyMatch(Character::isISOControl)) {
            throw section.wrong(key, "has a control character");
        }
        try {
            Template template = Template.parse(source);
            for (String name : template.parameters()) {
                requireDeclared(section, key, name);
            }
            used.addAll(template.parameters());
            return template;
        } catch (IllegalArgumentException e) {
            throw section.wrong(key, String.valueOf(e.getMessage()));
        }
    }

    private void requireDeclared(TomlSection section, String key, String name) throws MalformedException {
        if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
            throw section.wrong(key, "has {" + name + "}, which is no parameter of the verb");
        }
    }
}
