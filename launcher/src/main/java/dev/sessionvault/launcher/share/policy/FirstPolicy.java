package dev.sessionvault.launcher.share.policy;

/** What `sv policy init` prints: a script to be read, changed, and run by an administrator. */
public final class FirstPolicy {
    static final String VERBS = """
            # Verbs: what can be lent from this machine. `sv verb list` reads them, `sv verb test` shows what they run.
            version = 1

            [ssh.tail_logs]
            description = "Show the last lines of a service's log"
            hints = { read_only = true, idempotent = true }
            limits = { seconds = 30, output_kib = 512 }

            [ssh.tail_logs.parameters.service]
            description = "The service"
            type = "enum"
            values = ["api", "web"]

            [ssh.tail_logs.parameters.lines]
            description = "How many lines"
            type = "int"
            min = 1
            max = 500
            default = 200

            [ssh.tail_logs.ssh]
            host = "web1.example.org"
            user = "deploy"
            known_hosts = "/etc/sv/known_hosts"
            argv = ["journalctl", "--unit={service}.service", "--lines={lines}", "--no-pager"]

            [ssh.restart_service]
            description = "Restart a service"
            hints = { destructive = true, idempotent = true }
            approve = true # the owner is asked about each call

            [ssh.restart_service.parameters.service]
            description = "The service"
            type = "enum"
            values = ["api", "web"]

            [ssh.restart_service.ssh]
            host = "web1.example.org"
            user = "deploy"
            known_hosts = "/etc/sv/known_hosts"
            argv = ["sudo", "-n", "systemctl", "restart", "{service}.service"]
            """;

    private static final String POLICY = """
            # Policy: who may lend what. What no rule allows is denied; a rule that denies wins. `sv policy check` reads it.
            version = 1

            [[rule]]
            effect = "allow"
            users = ["@USER@"] # or: groups = ["oncall"]
            verbs = ["ssh.tail_logs"]
            where = { service = "web", lines = "1..200" } # every parameter is to be named; "*" is any value
            caps = { minutes = 30, calls = 200 }

            [[rule]]
            effect = "allow"
            users = ["@USER@"]
            verbs = ["ssh.restart_service"]
            where = { service = "web" }
            caps = { minutes = 15, calls = 5, approve = true }
            """;

    private FirstPolicy() {}

    /** @param user whom the rules are about */
    public static String script(String user) {
        return "#!/bin/sh\n"
                + "# Read this, change it to what may be lent here, then: sudo sh FILE. It replaces nothing that is there.\n"
                + "set -eu\n"
                + "umask 022\n"
                + "for file in /etc/sv/verbs.d/ssh.toml /etc/sv/policy.toml; do\n"
                + "  if [ -e \"$file\" ]; then echo \"$file is there already\" >&2; exit 1; fi\n"
                + "done\n"
                + "install -d -o root -g root -m 755 /etc/sv /etc/sv/verbs.d\n"
                + file("/etc/sv/verbs.d/ssh.toml", VERBS)
                + file("/etc/sv/policy.toml", policy(user));
    }

    static String policy(String user) {
        return POLICY.replace("@USER@", user.matches("[A-Za-z0-9_.-]+") ? user : "root");
    }

    private static String file(String path, String text) {
        return "\ncat > " + path + " <<'END'\n" + text + "END\n";
    }
}
