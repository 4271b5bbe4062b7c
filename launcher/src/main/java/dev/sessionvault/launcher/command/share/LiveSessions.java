package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Machine;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Line;
import dev.sessionvault.launcher.share.control.Note;
import dev.sessionvault.launcher.share.control.Sockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sessions of this user that live on this machine. */
final class LiveSessions {
    private final Sockets sockets;

    LiveSessions(Machine machine) {
        this.sockets = sockets(machine);
    }

    static Sockets sockets(Machine machine) {
        return Sockets.of(machine.environment(), machine.directories().data().toPath());
    }

    List<String> ids() throws LauncherException {
        return sockets.live();
    }

    /** How each stands; one that ends meanwhile, or is over and not gone yet, is left out. */
    List<Note> standing() throws LauncherException {
        List<Note> all = new ArrayList<>();
        for (String id : ids()) {
            try {
                Note standing = ask(id, Note.of("do", "standing"));
                if (!standing.get("phase").equals("ended")) {
                    all.add(standing);
                }
            } catch (LauncherException e) {
                // it has just ended
            }
        }
        return all;
    }

    Line connect(String id) throws LauncherException {
        return sockets.connect(id);
    }

    /** @throws LauncherException also if the session says no */
    Note ask(String id, Note note) throws LauncherException {
        try (Line line = connect(id)) {
            line.write(note);
            Note answer = line.read();
            if (answer == null) {
                throw failed(id, "it has ended");
            }
            if (!answer.get("error").isEmpty()) {
                throw failed(id, answer.get("error"));
            }
            return answer;
        } catch (IOException e) {
            throw failed(id, "it does not answer");
        }
    }

    static LauncherException failed(String id, String why) {
        return new LauncherException(ExitCode.DENIED, "ask the session: " + id + ": " + why, "sv share list");
    }
}
