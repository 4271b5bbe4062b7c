package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.JsonSpot;
import org.jspecify.annotations.Nullable;

/** What a file is written in, as far as keys can be taken out of it. */
public enum Syntax {
    JSON(new JsonEraser()),
    TOML(new TomlEraser()),
    YAML(new YamlEraser()),
    /** sh, bash, zsh and what is like them. */
    SHELL(new ShellEraser(false)),
    FISH(new ShellEraser(true)),
    FISH_VARIABLES(new LineEraser("SETUVAR(?: --\\w+)* \\w+:KEY", "(?!)", "#", false)),
    CSH(new LineEraser("\\s*setenv\\s+\\w+\\s+([\"']?)KEY\\1\\s*;?\\s*(?:#.*)?", "\\\\\\r?\\n\\z", "#", true)),
    POWERSHELL(new LineEraser(
            "(?i)\\s*(?:\\$env:\\w+\\s*=\\s*([\"']?)KEY\\1|\\[(?:System\\.)?Environment\\]::SetEnvironmentVariable"
                    + "\\(\\s*([\"'])\\w+\\2\\s*,\\s*([\"'])KEY\\3\\s*(?:,[^,)]*)?\\))\\s*;?\\s*(?:#.*)?",
            "@[\"']\\r?\\n(?!(?s:.*)\\n[\"']@)|<#(?!(?s:.*)#>)|`\\r?\\n\\z",
            "#",
            true)),
    NUSHELL(new LineEraser(
            "\\s*(?:\\$env\\.\\w+\\s*=\\s*([\"'`]?)KEY\\1|load-env\\s*\\{\\s*\\w+\\s*:\\s*([\"'`]?)KEY\\2\\s*\\})"
                    + "\\s*;?\\s*(?:#.*)?",
            "(?!)",
            "#",
            true)),
    ELVISH(new LineEraser(
            "\\s*(?:set-env\\s+\\w+\\s+([\"']?)KEY\\1|set\\s+E:\\w+\\s*=\\s*([\"']?)KEY\\2)\\s*;?\\s*(?:#.*)?",
            "(?!)",
            "#",
            true)),
    XONSH(new LineEraser("\\s*\\$\\w+\\s*=\\s*([\"'])KEY\\1\\s*;?\\s*(?:#.*)?", "\\\\\\r?\\n\\z", "#", true)),
    TMUX(new LineEraser(
            "\\s*(?:set-environment|setenv)(?:\\s+-\\w+)*\\s+\\w+\\s+([\"']?)KEY\\1\\s*(?:#.*)?",
            "\\\\\\r?\\n\\z",
            "#",
            true)),
    PAM(new LineEraser("\\s*\\w+\\s+(?:DEFAULT|OVERRIDE)=(\"?)KEY\\1\\s*(?:#.*)?", "\\\\\\r?\\n\\z", "#", true)),
    DOTENV(new DotenvEraser()),
    SYSTEMD(new SystemdEraser()),
    DESKTOP(new DesktopEraser()),
    /** {@code name = value}, a line each: also npm's and pip's settings, AWS's credentials. */
    PROPERTIES(new LineEraser(
            "\\s*[^=:#;\\s](?:[^=#;]*[^=#;\\s])?\\s*[=:]\\s*([\"']?)KEY\\1\\s*", "\\\\\\r?\\n\\z", "#", false)),
    NETRC(new NetrcEraser()),
    GIT_CONFIGURATION(new UserinfoEraser()),
    XML(new XmlEraser()),
    HISTORY(new HistoryEraser()),
    /** Each line an entry of its own, whatever it is. */
    LINES((text, key, remark) -> Line.over(text, key.start(), key.end()).removed());

    private final Eraser eraser;

    Syntax(Eraser eraser) {
        this.eraser = eraser;
    }

    /**
     * The text without the statement, member or entry that gives the key; with other keys, if those were given there
     * too.
     *
     * @param remark for who looks for the key there, put in where the syntax has a comment for it
     * @throws UnsureException why it is not done
     */
    public KeyText without(KeyText text, Part key, String remark) throws UnsureException {
        if (!text.isPlain(key) && this != HISTORY && this != LINES && this != FISH_VARIABLES) {
            throw new UnsureException("it has characters that must be quoted");
        }
        String blanked = text.blanked();
        int mark = KeyText.markLength(blanked);
        Part moved = new Part(key.id(), key.start() - mark, key.end() - mark);
        String rest = blanked.substring(mark);
        return text.edited(blanked.substring(0, mark) + eraser.without(rest, moved, remark));
    }

    /**
     * The object of a JSON text that a key is a member of: with a login, all that belongs to it.
     *
     * @return {@code null} if the text is no JSON, or the key in no object
     */
    public static @Nullable Part object(KeyText text, Part key) {
        JsonSpot object = around(text.blanked(), key);
        return object == null ? null : new Part(key.id(), object.start(), object.end());
    }

    /**
     * The text without that object and its name.
     *
     * @return {@code null} if the object is all of the text
     */
    public static @Nullable KeyText withoutObject(KeyText text, Part key) {
        String blanked = text.blanked();
        JsonSpot object = around(blanked, key);
        JsonSpot container = object == null ? null : object.container();
        return object == null || container == null ? null : text.edited(JsonEraser.removed(blanked, object, container));
    }

    private static @Nullable JsonSpot around(String text, Part key) {
        try {
            JsonSpot spot = JsonEraser.spot(text, key, "");
            JsonSpot container = spot == null ? null : spot.container();
            return container == null || !container.isObject() ? null : container;
        } catch (UnsureException e) {
            return null;
        }
    }
}
