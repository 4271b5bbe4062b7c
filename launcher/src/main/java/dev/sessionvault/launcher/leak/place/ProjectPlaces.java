package dev.sessionvault.launcher.leak.place;

/** Where keys lie in a project: {@code ~} is the project's directory here. */
final class ProjectPlaces {
    static final String TEXT = """
            ~/.env
            ~/.envrc
            ~/.mcp.json
            ~/.vscode/*.json
            ~/.idea/workspace.xml
            ~/.idea/runConfigurations/*.xml
            ~/.idea/httpRequests/*
            ~/.idea/dataSources*.xml
            ~/.run/*.xml
            ~/.zed/*.json
            ~/.claude/settings.json
            ~/.claude/settings.local.json
            ~/.codex/config.toml
            ~/.cursor/mcp.json
            ~/.gemini/.env
            ~/.gemini/settings.json
            ~/.qwen/.env
            ~/.qwen/settings.json
            ~/.aider.conf.yml
            ~/.aider.input.history
            ~/.aider.chat.history.md
            ~/.continue/*.yaml
            ~/.factory/*.json
            ~/opencode.json
            ~/opencode.jsonc
            ~/crush.json
            ~/.crush.json
            """;

    /** Where editors put projects unless told otherwise. */
    static final String DIRECTORIES = """
            ~/IdeaProjects/*
            ~/PycharmProjects/*
            ~/WebstormProjects/*
            ~/PhpstormProjects/*
            ~/GolandProjects/*
            ~/CLionProjects/*
            ~/RiderProjects/*
            ~/RubymineProjects/*
            ~/RustroverProjects/*
            ~/AndroidStudioProjects/*
            """;

    private ProjectPlaces() {}
}
