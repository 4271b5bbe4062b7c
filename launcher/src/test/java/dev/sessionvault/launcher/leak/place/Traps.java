package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything by which a repository can make git run a program, each leaving its name when it does. */
final class Traps {
    private static final Map<String, String> SETTINGS = Map.of(
            "core.fsmonitor", "fsmonitor",
            "core.pager", "pager",
            "core.alternateRefsCommand", "alternates",
            "core.sshCommand", "ssh",
            "diff.external", "external",
            "diff.evil.textconv", "textconv",
            "diff.evil.command", "command",
            "filter.evil.smudge", "smudge",
            "filter.evil.clean", "clean",
            "credential.helper", "credential");

    private static final List<String> HOOKS =
            List.of("post-index-change", "pre-commit", "post-checkout", "reference-transaction", "pre-auto-gc");

    private final TestRepository repository;
    private final Path sprung;

    private Traps(TestRepository repository, Path sprung) {
        this.repository = repository;
        this.sprung = sprung;
    }

    static Traps in(TestRepository repository, Path sprung) throws IOException {
        Files.createDirectory(sprung);
        return new Traps(repository, sprung);
    }

    void arm() throws Exception {
        repository.put(".gitattributes", "* diff=evil filter=evil\n");
        repository.put(".git/info/attributes", "* diff=evil filter=evil\n");
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            repository.git(
                    "config", setting.getKey(), script(setting.getValue()).toString());
        }
        Files.createDirectories(repository.directory.resolve(".git/hooks"));
        for (String hook : HOOKS) {
            Files.copy(
                    script("hook-" + hook),
                    repository.directory.resolve(".git/hooks").resolve(hook));
        }
        clear();
    }

    List<String> sprung() throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = Files.newDirectoryStream(sprung)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    /** Setting them up may have sprung some. */
    private void clear() throws IOException {
        for (String name : sprung()) {
            Files.delete(sprung.resolve(name));
        }
    }

    private Path script(String name) throws IOException {
        Path file = sprung.resolveSibling("trap-" + name);
        Files.writeString(file, "#!/bin/sh\ntouch " + sprung.resolve(name) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
