package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Line;
import dev.sessionvault.launcher.share.control.Note;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;

/** Shows what happens in a session, and passes on what its owner says to it. */
final class Watching {
    private final Terminal terminal;
    private final LiveSessions sessions;
    private final boolean json;
    private volatile String lastAsked = "";
    private volatile String lastBegun = "";

    Watching(SvCommand sv, boolean json) {
        this.terminal = sv.machine().terminal();
        this.sessions = new LiveSessions(sv.machine());
        this.json = json;
    }

    /** Returns when the session has ended. */
    int watch(String id) throws LauncherException {
        try (Line line = sessions.connect(id)) {
            line.write(Note.of("do", "watch"));
            Note standing = line.read();
            if (!json && standing != null) {
                terminal.note("watching " + standing.get("id") + ": a approve, d deny, k kill, and Return");
                listen(line);
            }
            for (Note note = line.read(); note != null; note = line.read()) {
                show(note);
            }
            return ExitCode.DONE.number();
        } catch (IOException e) {
            throw LiveSessions.failed(id, "it does not answer any more");
        }
    }

    private void show(Note note) {
        if (note.get("event").equals("asked")) {
            lastAsked = note.get("call");
        } else if (note.get("event").equals("runs")) {
            lastBegun = note.get("call");
        }
        if (json) {
            terminal.printText(note + "\n");
            return;
        }
        if (!note.get("error").isEmpty()) {
            terminal.warning(note.get("error"));
        } else if (!note.get("event").isEmpty()) {
            String call = note.get("call").isEmpty() ? "" : " " + note.get("call") + " " + note.get("verb");
            terminal.print(Clock.time(Instant.parse(note.get("at"))) + " " + note.get("event") + call
                    + (note.get("text").isEmpty() ? "" : "  " + note.get("text")));
        }
    }

    private void listen(Line line) {
        Question question = Question.open();
        if (question == null) {
            return;
        }
        Thread thread = new Thread(() -> answer(question, line), "sv-answers");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(Question question, Line line) {
        try {
            while (true) {
                String[] words = question.ask("a, d or k").split(" +", 2);
                String call = words.length > 1 ? words[1] : words[0].equals("k") ? lastBegun : lastAsked;
                if (call.matches("[0-9]{1,9}")) {
                    say(line, words[0], call);
                }
            }
        } catch (IOException e) {
            // the terminal or the session is gone
        }
    }

    private static void say(Line line, String word, String call) throws IOException {
        switch (word) {
            case "a", "d" ->
                line.write(Note.of("do", "answer").with("call", call).with("yes", word.equals("a") ? "true" : "false"));
            case "k" -> line.write(Note.of("do", "kill").with("call", call));
            default -> {}
        }
    }
}
