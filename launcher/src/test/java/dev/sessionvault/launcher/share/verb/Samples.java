package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.Map;

/** Verbs that tests lend. */
public final class Samples {
    /** SHARE.md's example, and one parameter of each type. */
    public static final String TEXT = """
            version = 1

            [ssh.tail_logs]
            description = "Show the last lines of a service's log"
            hints = { read_only = true, idempotent = true }
            limits = { seconds = 30, output_kib = 512 }
            [ssh.tail_logs.parameters.service]
            description = "The unit, as systemd names it"
            type = "enum"
            values = ["api", "db", "web"]
            [ssh.tail_logs.parameters.lines]
            type = "int"
            min = 1
            max = 500
            default = 200
            [ssh.tail_logs.ssh]
            host = "web1.example.org"
            user = "deploy"
            known_hosts = "/etc/sv/known_hosts"
            argv = ["journalctl", "--unit={service}", "--lines", "{lines}", "--no-pager"]

            [ssh.restart_service]
            description = "Restart a service"
            approve = true
            [ssh.restart_service.parameters.service]
            type = "enum"
            values = ["api", "db", "web"]
            [ssh.restart_service.ssh]
            host = "web1.example.org"
            user = "deploy"
            known_hosts = "/etc/sv/known_hosts"
            identity_file = "/etc/sv/deploy_key"
            argv = ["sudo", "systemctl", "restart", "{service}.service"]

            [file.grep]
            description = "Search a file"
            [file.grep.parameters.text]
            type = "string"
            pattern = "^[A-Za-z0-9 .,:|_-]+$"
            max_bytes = 40
            leading_dash = true
            [file.grep.parameters.file]
            type = "path"
            root = "/var/log"
            [file.grep.exec]
            argv = ["/bin/grep", "-F", "--", "{text}", "{file}"]
            environment = { LC_ALL = "C" }

            [api.deploy]
            description = "Deploy a tag"
            [api.deploy.parameters.tag]
            type = "string"
            pattern = "^[^/]{1,20}$"
            [api.deploy.parameters.note]
            type = "string"
            pattern = "^[\\\\p{L} \\"\\\\\\\\]*$"
            default = ""
            [api.deploy.http]
            method = "POST"
            url = "https://api.example.org/v1/tags/{tag}/deploy"
            json = '{{"note": "say \\"{note}\\""}}'
            key = { tool = "example", header = "Authorization", prefix = "Bearer " }
            """;

    private Samples() {}

    public static Verbs verbs() {
        try {
            return Verbs.parse("samples.toml", TEXT);
        } catch (LauncherException e) {
            throw new AssertionError(e);
        }
    }

    public static Verb verb(String name) {
        return verbs().find(new VerbName(name)).orElseThrow();
    }

    public static Arguments arguments(String verb, Map<String, String> values) {
        try {
            return verb(verb).check(values);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
