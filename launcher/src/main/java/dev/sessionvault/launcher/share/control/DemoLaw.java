package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.verb.Verbs;

/**
 * The verbs and the policy of `sv demo --share`, which has to run where no administrator has said anything.
 *
 * <p>Guarantee: nothing of the machine can be lent by it, whoever asks. Its programs read and write no file and are given
 * no key; all that comes out of them is written here, but for numbers and listed words; and it holds for a relay on this
 * machine only, for ten minutes.
 */
public final class DemoLaw implements Law {
    private static final String VERBS = """
            version = 1

            [demo.tail_logs]
            description = "Show the last lines of a made-up service's log"
            hints = { read_only = true, idempotent = true }
            limits = { seconds = 10, output_kib = 16 }

            [demo.tail_logs.parameters.service]
            type = "enum"
            values = ["db", "web"]

            [demo.tail_logs.parameters.lines]
            type = "int"
            min = 1
            max = 60

            [demo.tail_logs.exec]
            argv = ["/usr/bin/seq", "--format=12:00:%02.0f {service}: all is well", "1", "{lines}"]

            [demo.work]
            description = "Say that it has begun, and take a minute"
            limits = { seconds = 60, output_kib = 16 }

            [demo.work.exec]
            argv = ["/bin/sh", "-c", "echo begun; exec sleep 60"]
            """;

    private static final String POLICY = """
            version = 1

            [[rule]]
            effect = "allow"
            users = ["*"]
            verbs = ["demo.*"]
            where = { "*" = "*" }
            caps = { minutes = 10, calls = 20 }
            """;

    @Override
    public Reading read() throws LauncherException {
        return new Reading(
                Verbs.parse("the demo's verbs", VERBS),
                Policy.parse("the demo's policy", POLICY, AccountNames.ofMachine()));
    }

    @Override
    public void requireRelay(String relay, boolean tls) throws LauncherException {
        if (tls || !relay.matches("127\\.0\\.0\\.1:[0-9]{1,5}")) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "open a session: " + relay + ": the demo's verbs are lent on this machine only",
                    null);
        }
    }
}
