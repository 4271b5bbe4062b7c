package dev.sessionvault.launcher.leak.walk;

import java.util.Locale;
import java.util.Set;

/**
 * Files that usually hold keys, and so are usually ignored by git: they are the ones to look into. And directories that
 * hold none, but very many files, if git ignores them.
 */
final class KeyFiles {
    private static final Set<String> NAMES = Set.of(
            ".npmrc",
            ".yarnrc.yml",
            ".pypirc",
            ".netrc",
            "_netrc",
            ".git-credentials",
            ".dockercfg",
            ".pgpass",
            ".boto",
            ".s3cfg",
            ".mcp.json",
            "mcp.json",
            "mcp_settings.json",
            "auth.json",
            "config.toml",
            "settings.json",
            "settings.local.json",
            "local.settings.json",
            "user-settings.json",
            "providers.json",
            "launch.json",
            "tasks.json",
            "workspace.xml",
            "launchsettings.json",
            ".aider.conf.yml",
            "application.yml",
            "application.properties",
            "local.properties",
            "gradle.properties",
            "docker-compose.override.yml",
            "compose.override.yml",
            "terraform.tfstate",
            ".htpasswd",
            "wp-config.php",
            "database.yml");
    private static final String[] BEGINNINGS = {
        ".env",
        "env.",
        ".dev.vars",
        "secrets.",
        ".secrets",
        "secret.",
        "credentials",
        ".credentials",
        "apikey",
        "api_key",
        "api-key",
        "api_keys",
        "appsettings.",
        "id_rsa",
        "token."
    };
    private static final String[] ENDINGS = {
        ".env",
        ".envrc",
        ".tfvars",
        ".tfvars.json",
        ".secret",
        ".secrets",
        ".key",
        ".pem",
        ".credentials",
        ".token",
        ".run.xml",
        ".code-workspace"
    };
    private static final String[] COPIES = {"~", ".bak", ".orig", ".old", ".save", ".tmp", "#"};

    private static final Set<String> LARGE = Set.of(
            "node_modules",
            "bower_components",
            "jspm_packages",
            "vendor",
            "target",
            "build",
            "dist",
            "out",
            "obj",
            ".venv",
            "venv",
            "virtualenv",
            "site-packages",
            "__pycache__",
            ".tox",
            ".nox",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".gradle",
            ".m2",
            ".next",
            ".nuxt",
            ".svelte-kit",
            ".turbo",
            ".parcel-cache",
            ".cache",
            "coverage",
            ".nyc_output",
            "pods",
            "deriveddata",
            ".terraform",
            ".bundle",
            "elm-stuff",
            "_build",
            "deps",
            ".stack-work",
            "dist-newstyle",
            ".dart_tool",
            ".yarn",
            ".pnpm-store");

    private KeyFiles() {}

    /** @param name of a file, without its directories */
    static boolean isOne(String name) {
        String plain = withoutCopyMarks(name.toLowerCase(Locale.ROOT));
        return NAMES.contains(plain) || beginsAsOne(plain) || endsAsOne(plain) || isSwap(name);
    }

    private static String withoutCopyMarks(String name) {
        String plain = name.startsWith("#") || name.startsWith("..") ? name.substring(1) : name;
        for (String copy : COPIES) {
            plain = plain.endsWith(copy) ? plain.substring(0, plain.length() - copy.length()) : plain;
        }
        return plain;
    }

    private static boolean beginsAsOne(String name) {
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAsOne(String name) {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** What an editor of the family of vi has open, or had when it ended. */
    static boolean isSwap(String name) {
        int dot = name.length() - 4;
        return name.startsWith(".")
                && dot > 0
                && name.startsWith(".sw", dot)
                && name.charAt(dot + 3) >= 'a'
                && name.charAt(dot + 3) <= 'p';
    }

    /** Whether a directory of this name, if git ignores it, is passed over with all that is in it. */
    static boolean isLarge(String directory) {
        return LARGE.contains(directory.toLowerCase(Locale.ROOT));
    }
}
