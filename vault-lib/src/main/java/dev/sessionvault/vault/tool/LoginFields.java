package dev.sessionvault.vault.tool;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a tool's {@code login}, each checked for what it may hold. */
final class LoginFields {
    private static final Set<String> FIELDS = new TreeSet<>(List.of("file", "home", "variable", "refresh"));

    private final TomlSection section;

    private LoginFields(TomlSection section) {
        this.section = section;
    }

    /** @return {@link Login#fields} */
    static List<String> read(TomlSection section) throws ToolTableException {
        ToolFields.requireFields(section, FIELDS);
        LoginFields fields = new LoginFields(section);
        return new Login(fields.file(), fields.home(), fields.variable(), fields.refresh()).fields();
    }

    private String file() throws ToolTableException {
        String file = text("file");
        boolean absolute = file.startsWith("~/") || file.startsWith("/");
        require(absolute && isBelow(file.substring(file.indexOf('/') + 1)), "file", "want ~/PATH or /PATH: " + file);
        return file;
    }

    private String home() throws ToolTableException {
        String home = text("home");
        int slash = home.indexOf('/');
        boolean below = slash < 0 || isBelow(home.substring(slash + 1));
        boolean named = home.isEmpty() || ToolFields.isVariable(slash < 0 ? home : home.substring(0, slash));
        require(below && named, "home", "want NAME or NAME/PATH: " + home);
        return home;
    }

    private String variable() throws ToolTableException {
        String variable = text("variable");
        require(variable.isEmpty() || ToolFields.isVariable(variable), "variable", "not a variable name: " + variable);
        return variable;
    }

    private List<String> refresh() throws ToolTableException {
        List<String> refresh = Objects.requireNonNullElse(section.strings("refresh"), List.<String>of());
        require(!refresh.isEmpty(), "refresh", "want at least one place of a refresh token");
        for (String place : refresh) {
            require(hasNames(place, '.'), "refresh", "want names with a dot between them: " + place);
        }
        return refresh;
    }

    private String text(String key) throws ToolTableException {
        return Objects.requireNonNullElse(section.string(key), "");
    }

    private void require(boolean condition, String key, String why) throws ToolTableException {
        if (!condition) {
            throw section.error(key, why);
        }
    }

    /** What leads out of the directory, or nowhere, would be wiped in another place than it was read. */
    private static boolean isBelow(String path) {
        String within = "/" + path + "/";
        return hasNames(path, '/') && !within.contains("/./") && !within.contains("/../");
    }

    private static boolean hasNames(String text, char between) {
        String within = between + text + between;
        return within.indexOf("" + between + between) < 0;
    }
}
