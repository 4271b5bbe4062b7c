package dev.sessionvault.launcher.leak.place;

/**
 * What editors keep: their settings and run configurations, and what they saved of files beside the files. Not
 * JetBrains' local history, which is compressed: no search through its bytes finds anything.
 */
final class EditorPlaces {
    static final String SETTINGS = """
            ~/.config/*/User/settings.json
            ~/.config/*/User/tasks.json
            ~/.config/*/User/launch.json
            ~/.config/*/User/mcp.json
            ~/.config/*/User/profiles/*/settings.json
            ~/.config/*/User/profiles/*/tasks.json
            ~/.config/*/User/profiles/*/mcp.json
            ~/.config/*/User/globalStorage/*/settings/*.json
            ~/.config/*/User/snippets/*
            ~/Library/Application Support/*/User/settings.json
            ~/Library/Application Support/*/User/tasks.json
            ~/Library/Application Support/*/User/mcp.json
            ~/Library/Application Support/JetBrains/*/options/*.xml
            ~/Library/Application Support/JetBrains/*/workspace/*.xml
            ~/.vscode-server/data/Machine/settings.json
            ~/.vscode-server/data/User/mcp.json
            ~/.cursor-server/data/Machine/settings.json
            ~/.windsurf-server/data/Machine/settings.json
            ~/.config/zed/*.json
            ~/.config/zed/*.jsonc
            ~/.config/JetBrains/*/options/*.xml
            ~/.config/JetBrains/*/workspace/*.xml
            ~/.config/JetBrains/*/runConfigurations/*.xml
            ~/.config/JetBrains/*/scratches/*
            ~/.config/JetBrains/*/consoles/*/*
            ~/.config/Google/*/options/*.xml
            ~/.config/sublime-text/Local/*.sublime_session
            ~/.config/sublime-text/Packages/User/*
            ~/.config/nvim/*.lua
            ~/.config/nvim/*.vim
            ~/.config/nvim/lua/*
            ~/.config/nvim/lua/*/*
            ~/.vimrc
            ~/.vim/vimrc
            ~/.emacs
            ~/.emacs.d/*.el
            ~/.config/emacs/*.el
            ~/.doom.d/*.el
            ~/.config/doom/*.el
            ~/.authinfo
            ~/.config/helix/*.toml
            ~/.config/lapce-stable/settings.toml
            """;

    static final String COPIES = """
            ~/.viminfo
            ~/.vim/swap/*
            ~/.vim/backup/*
            ~/.vim/undo/*
            ~/.vim/.swp/*
            ~/.vim/.backup/*
            ~/.vim/.undo/*
            ~/.vim/tmp/*
            ~/.cache/vim/*
            ~/.cache/vim/*/*
            ~/.local/state/vim/*/*
            ~/.local/state/nvim/shada/*
            ~/.local/state/nvim/swap/*
            ~/.local/state/nvim/backup/*
            ~/.local/state/nvim/undo/*
            ~/.local/share/nvim/swap/*
            ~/.local/share/nvim/backup/*
            ~/.local/share/nvim/shada/*
            ~/.emacs.d/auto-save-list/*
            ~/.emacs.d/backups/*
            ~/.emacs.d/backup/*
            ~/.emacs.d/auto-saves/*
            ~/.emacs.d/.cache/*
            ~/.config/emacs/backups/*
            ~/.config/emacs/auto-save-list/*
            ~/.local/share/nano/*
            ~/.nano/*
            ~/.config/*/User/History/*/*
            ~/.config/*/Backups/*/*/*
            ~/.local/share/kate/*
            ~/.local/share/kwrite/*
            ~/.local/share/gedit/*
            ~/.config/geany/*
            ~/.config/micro/backups/*
            ~/.local/share/micro/*
            """;

    private EditorPlaces() {}
}
