package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.edit.key.Syntax;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which syntax a file is of, and which files are mere copies: by their names, as the programs tell it themselves. */
final class Syntaxes {
    /** What editors and careful people leave beside a file: all of an older one. */
    private static final Pattern COPY = Pattern.compile(
            ".*~|#.*#|.*\\.(?:sw[a-p]|un~|bak|backup|old|orig|save|rej)(?:\\.\\d+)?|.*\\.(?:bak|backup)[.-]?\\d*"
                    + "|.*\\.pre-oh-my-zsh.*");

    private static final Pattern COPIES = Pattern.compile(
            ".*/(?:\\.claude/backups|\\.(?:emacs\\.d|config/emacs)/(?:backups?|auto-saves?|auto-save-list)"
                    + "|\\.vim/\\.?(?:backup|swp|swap|undo|tmp)|(?:state|share)/n?vim/(?:backup|swap|undo)|nvim/shada"
                    + "|shell[-_]snapshots|User/History/[^/]+)/[^/]+");

    private static final List<Known> KNOWN = List.of(
            known(
                    Syntax.HISTORY,
                    "(?:.*/)?(?:[^/]*_?history(?:\\.(?:jsonl|txt|md|jl))?|\\.z?histfile|\\.zhistory|\\.Rhistory"
                            + "|[^/]*-history|[^/]*\\.jsonl|ConsoleHost_history\\.txt|shell_history|vibehistory)"),
            known(
                    Syntax.LINES,
                    ".*/(?:\\.viminfo|\\.lesshst|lesshst|less/history|mc/history|\\.dbshell|\\.git-credentials"
                            + "|git/credentials|Backups/[^/]+/[^/]+/[^/]+)"),
            known(Syntax.FISH_VARIABLES, ".*/fish_variables"),
            known(Syntax.FISH, ".*\\.fish"),
            known(Syntax.CSH, ".*/\\.(?:t?cshrc|login|logout)"),
            known(Syntax.POWERSHELL, "(?i).*\\.psm?1"),
            known(Syntax.NUSHELL, ".*\\.nu"),
            known(Syntax.ELVISH, ".*\\.elv"),
            known(Syntax.XONSH, ".*(?:/\\.xonshrc|\\.xsh)"),
            known(Syntax.TMUX, ".*/\\.?tmux\\.conf"),
            known(Syntax.PAM, ".*/\\.pam_environment"),
            known(Syntax.DESKTOP, ".*\\.desktop"),
            known(Syntax.SYSTEMD, ".*(?:\\.(?:service|socket|timer)|\\.(?:service|socket)\\.d/[^/]+\\.conf)"),
            known(
                    Syntax.DOTENV,
                    ".*(?:/\\.env(?:\\.[^/]+)?|\\.env|/environment\\.d/[^/]+\\.conf|/\\.ssh/environment"
                            + "|/\\.sgptrc)"),
            known(
                    Syntax.JSON,
                    ".*(?:\\.(?:jsonc?|code-workspace|webmanifest)|/\\.(?:eslintrc|babelrc|jshintrc)|/\\.factory/auth\\.encrypted)"),
            known(Syntax.TOML, ".*\\.toml"),
            known(Syntax.YAML, ".*\\.ya?ml"),
            known(Syntax.XML, ".*\\.(?:xml|iml)"),
            known(Syntax.NETRC, ".*/[._](?:netrc|authinfo)"),
            known(Syntax.GIT_CONFIGURATION, ".*(?:/\\.gitconfig|/git/config|/\\.git/config)"),
            known(
                    Syntax.PROPERTIES,
                    ".*(?:/\\.(?:npmrc|pypirc|aws/(?:credentials|config)|yarnrc|my\\.cnf|pgpass)"
                            + "|\\.(?:ini|cfg|properties|conf)|/pip\\.conf)"),
            known(
                    Syntax.SHELL,
                    ".*(?:/\\.(?:bash_?[a-z]*|z(?:shrc|shenv|profile|login|logout)|profile|shinit|shrc|kshrc|mkshrc"
                            + "|yashrc|xprofile|xsession|xsessionrc|xinitrc|xserverrc|envrc|direnvrc|exports|extra|localrc|secrets"
                            + "|credentials|keys|tokens|api_keys|private|aliases|functions)|/direnvrc|\\.(?:sh|bash|zsh|ksh)"
                            + "|/(?:bashrc|zsh(?:rc|env)|profile)|\\.d/[^./]+|plasma-workspace/env/[^/]+)"));

    private Syntaxes() {}

    /** Whether the file is a copy that nothing reads any more, and that goes as a whole. */
    static boolean isCopy(Path file) {
        String name = String.valueOf(file.getFileName());
        return COPY.matcher(name).matches() || COPIES.matcher(file.toString()).matches();
    }

    /** {@code null}: none that keys are taken out of. */
    static @Nullable Syntax of(Path file) {
        String path = file.toString();
        return KNOWN.stream()
                .filter(known -> known.path().matcher(path).matches())
                .map(Known::syntax)
                .findFirst()
                .orElse(null);
    }

    private record Known(Syntax syntax, Pattern path) {}

    private static Known known(Syntax syntax, String path) {
        return new Known(syntax, Pattern.compile(path));
    }
}
