package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.session.Session;
import dev.sessionvault.launcher.share.session.Standing;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/** A session's end of its socket. */
final class Controls implements AutoCloseable {
    private static final int LAST_ANSWERS_SECONDS = 2;

    private final ReadWriteLock answering = new ReentrantReadWriteLock();
    private final Path path;
    private final ServerSocketChannel server;
    private final String id;
    private final Watchers watchers;
    private final Extensions extensions;

    private Controls(Path path, ServerSocketChannel server, String id, Watchers watchers, Extensions extensions) {
        this.path = path;
        this.server = server;
        this.id = id;
        this.watchers = watchers;
        this.extensions = extensions;
    }

    /** @param id as it is shown and typed */
    static Controls open(Sockets sockets, String id, Watchers watchers, Extensions extensions)
            throws LauncherException {
        sockets.prepare();
        Path path = sockets.path(id);
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path)); // its directory is closed to all others already
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return new Controls(path, server, id, watchers, extensions);
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "open the session's socket: " + path + ": it cannot be made",
                    "a path of more than about 100 characters is too long for one: set XDG_RUNTIME_DIR");
        }
    }

    void serve(Session session) {
        thread("sv-control", () -> {
            while (server.isOpen()) {
                accept(session);
            }
        });
    }

    private void accept(Session session) {
        try {
            SocketChannel comer = server.accept();
            thread("sv-control-line", () -> talk(comer, session));
        } catch (IOException e) {
            // closed, or out of files for a moment
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(SocketChannel comer, Session session) {
        Runnable leave = () -> {};
        try (Line line = new Line(comer)) {
            for (Note note = line.read(); note != null; note = line.read()) {
                if (note.get("do").equals("watch")) {
                    line.write(standing(session));
                    leave = watchers.add(line);
                } else {
                    answer(line, note, session);
                }
            }
        } catch (IOException e) {
            // it has left, or says what nobody says
        } finally {
            leave.run();
        }
    }

    private void answer(Line line, Note asked, Session session) throws IOException {
        answering.readLock().lock();
        try {
            line.write(answer(asked, session));
        } finally {
            answering.readLock().unlock();
        }
    }

    private Note answer(Note asked, Session session) throws IOException {
        switch (asked.get("do")) {
            case "standing":
                return standing(session);
            case "revoke":
                session.end(Ended.Reason.REVOKED);
                return Note.of("done", "revoke");
            case "extend":
                return extensions.answer(asked, session);
            case "answer":
                return done(session.answer(
                        (int) asked.number("call"), asked.get("yes").equals("true")));
            case "kill":
                return done(session.kill((int) asked.number("call")));
            default:
                return Note.of("error", "not known here");
        }
    }

    private static Note done(boolean done) {
        return done ? Note.of("done", "call") : Note.of("error", "no such call, or it is past that");
    }

    private Note standing(Session session) {
        Standing standing = session.standing();
        return Note.of("id", id.substring(0, 8))
                .with("session", id)
                .with("phase", standing.phase())
                .with("opened", standing.openedAt().toString())
                .with("end", standing.end().toString())
                .with("calls", String.valueOf(standing.calls()))
                .with("maxCalls", String.valueOf(standing.terms().maxCalls()))
                .with("serial", String.valueOf(standing.terms().serial()))
                .with("scope", standing.terms().scope().toString())
                .with(
                        "approve",
                        standing.terms().approve().stream()
                                .map(verb -> verb.value())
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .with("recipient", standing.recipient())
                .with("passport", Base64.getEncoder().encodeToString(session.passport()));
    }

    /** Whoever ended the session is told so before the process is gone, unless nobody reads. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
            if (answering.writeLock().tryLock(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                answering.writeLock().unlock();
            }
        } catch (IOException e) {
            // what is left of it is removed by the next who looks
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
