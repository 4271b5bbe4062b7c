package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Detachment;
import dev.sessionvault.launcher.share.control.Plan;
import dev.sessionvault.launcher.share.control.SessionProcess;
import dev.sessionvault.launcher.share.tunnel.SystemTls;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** The process in which a session lives. `sv share open` starts it; people do not. */
@Command(name = "session", hidden = true, description = "What `sv share open` starts.")
final class ShareSessionCommand implements Verb {
    private final SvCommand sv;

    ShareSessionCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Detachment.leaveSession();
        try (Plan plan = Plan.read(new FileInputStream(FileDescriptor.in));
                SessionProcess process = new SessionProcess(plan, plan.law(), new VaultKeys(sv), SystemTls::secure)) {
            process.begin();
            say("ready\n");
            Detachment.letGo();
            process.serve();
            return ExitCode.DONE.number();
        } catch (LauncherException e) {
            String hint = e.hint();
            say("failed\n" + e.code().name() + "\n" + e.getMessage() + "\n" + (hint == null ? "" : hint) + "\n");
            return e.code().number();
        } catch (IOException | InterruptedException e) {
            return ExitCode.PEER.number(); // whoever started this has gone
        }
    }

    private static void say(String text) {
        try {
            new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // whoever started this has gone; the session goes on until it is ended
        }
    }
}
