package dev.sessionvault.launcher.leak.place;

/** What shells, interpreters and tools remember of what was typed. */
final class HistoryPlaces {
    static final String TEXT = """
            ~/.bash_history
            ~/.bash_sessions/*
            ~/.zsh_history
            ~/.zhistory
            ~/.histfile
            ~/.history
            ~/.sh_history
            ~/.ksh_history
            ~/.mksh_history
            ~/.ash_history
            ~/.config/zsh/.zsh_history
            ~/.local/state/zsh/*
            ~/.local/state/bash/*
            ~/.local/share/fish/fish_history
            ~/.local/share/powershell/PSReadLine/*_history.txt
            ~/.config/nushell/history.txt
            ~/.config/nushell/history.sqlite3*
            ~/.local/state/elvish/db.bolt
            ~/.local/share/xonsh/*.json
            ~/.local/share/xonsh/history_json/*
            ~/.local/share/atuin/history.db*
            ~/.local/share/mcfly/history.db*
            ~/.python_history
            ~/.ipython/profile_default/history.sqlite*
            ~/.node_repl_history
            ~/.ts_node_repl_history
            ~/.bun_repl_history
            ~/.deno_history
            ~/.irb_history
            ~/.pry_history
            ~/.local/share/pry/pry_history
            ~/.php_history
            ~/.Rhistory
            ~/.julia/logs/repl_history.jl
            ~/.jshell/*
            ~/.psql_history
            ~/.config/pgcli/history
            ~/.mysql_history
            ~/.mariadb_history
            ~/.mycli-history
            ~/.sqlite_history
            ~/.duckdb_history
            ~/.rediscli_history
            ~/.mongodb/mongosh/*_history
            ~/.dbshell
            ~/.influx_history
            ~/.lesshst
            ~/.local/state/lesshst
            ~/.local/state/less/history
            ~/.local/share/mc/history
            ~/.gdb_history
            ~/.ghc/ghci_history
            ~/.aider.input.history
            ~/.aider.chat.history.md
            ~/.claude/history.jsonl
            ~/.claude/paste-cache/*
            ~/.codex/history.jsonl
            ~/.codex/log/*.log
            ~/.gemini/tmp/*/shell_history
            ~/.gemini/tmp/*/logs.json
            ~/.qwen/tmp/*/shell_history
            ~/.qwen/tmp/*/logs.json
            ~/.kimi/user-history/*
            ~/.config/goose/history.txt
            ~/.local/share/goose/history.txt
            ~/.local/state/opencode/prompt-history.jsonl
            ~/.factory/history.json
            ~/.vibe/vibehistory
            ~/.grok/history.jsonl
            """;

    private HistoryPlaces() {}
}
