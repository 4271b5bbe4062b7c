package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.control.Sockets;
import dev.sessionvault.launcher.share.log.LeftLogs;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** What may be lent, and what sessions have left behind. */
final class Lending implements Examination {
    @Override
    public String id() {
        return "lending";
    }

    @Override
    public String title() {
        return "lending";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException, LauncherException {
        lookAtRules(patient.where, chart);
        Sockets sockets = Sockets.of(patient.environment, patient.where.data());
        for (Path left : sockets.left()) {
            chart.note("socket", left + ": its session is gone", "`sv share list` removes it");
        }
        for (String session : LeftLogs.cut(patient.where.log())) {
            chart.note(
                    "cut-off",
                    "session " + session + ": its log has no end: its process was killed, or lines were cut off",
                    "sv log verify");
        }
    }

    /** Where nobody has written any, that is no fault: nothing can be lent then. */
    private static void lookAtRules(Where where, Chart chart) throws IOException {
        File policy = under(where, Policy.FILE);
        File verbs = under(where, Verbs.DIRECTORY);
        if (!policy.exists() && !verbs.exists()) {
            chart.summary("nothing may be lent here");
            return;
        }
        TrustedFiles trusted = trusted(where);
        try {
            int count = Verbs.load(trusted, verbs).all().size();
            chart.summary(count + (count == 1 ? " verb" : " verbs") + " declared");
        } catch (LauncherException e) {
            fault("verbs", e, chart);
        }
        try {
            Policy.load(trusted, policy, AccountNames.ofMachine());
        } catch (LauncherException e) {
            fault("policy", e, chart);
        }
    }

    private static void fault(String id, LauncherException e, Chart chart) {
        String hint = e.hint();
        chart.fault(id, e.getMessage() + ": nothing can be lent", hint == null ? "" : hint);
    }

    private static File under(Where where, File file) {
        return where.system().resolve(file.getPath().substring(1)).toFile();
    }

    /** On the machine itself everything has to be root's; under another directory, its owner's. */
    private static TrustedFiles trusted(Where where) throws IOException {
        boolean machine = where.system().getParent() == null;
        return machine
                ? TrustedFiles.ofRoot()
                : new TrustedFiles(
                        where.system().toFile(), FileMode.of(where.system()).owner());
    }
}
