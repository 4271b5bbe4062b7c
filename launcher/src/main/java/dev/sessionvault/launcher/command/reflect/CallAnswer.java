package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.reflect.CallListener;
import dev.sessionvault.launcher.reflect.Visible;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** What a call brings, on its way to the caller. */
abstract sealed class CallAnswer implements CallListener {
    /** So that the verb's own codes are none of sv's. */
    private static final int VERBS_CODES = 100;

    private static final int LAST_OWN = 24;
    private static final int OTHER = 125;

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @Override
    public void waiting() {}

    @Override
    public final void ended(Answer ended) {
        answer.complete(ended);
    }

    /** @return the exit code */
    final int print(Terminal terminal) throws LauncherException {
        Answer ended = answer.join();
        print(terminal, ended);
        return code(ended.outcome());
    }

    abstract void print(Terminal terminal, Answer ended) throws LauncherException;

    static int code(Outcome outcome) {
        return switch (outcome.kind()) {
            case EXITED -> outcome.code() == 0 ? 0 : outcome.code() <= LAST_OWN ? VERBS_CODES + outcome.code() : OTHER;
            case ANSWERED -> outcome.code() < 400 ? 0 : OTHER;
            case SIGNALLED -> OTHER;
            case REFUSED -> ExitCode.DENIED.number();
            case STOPPED, FAILED -> ExitCode.PEER.number();
        };
    }

    /** As it comes; on a terminal with its controls made visible. */
    static final class Streamed extends CallAnswer {
        private final OutputStream[] streams = {
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)
        };
        private final boolean[] visible = {Descriptors.isTerminal(1), Descriptors.isTerminal(2)};

        @Override
        public void output(int which, byte[] bytes) {
            int stream = which == Output.STDOUT ? 0 : 1;
            try {
                streams[stream].write(visible[stream] ? visible(bytes) : bytes);
            } catch (IOException e) {
                // Who closes the pipe has seen enough; the call goes on, and its receipt is kept.
            }
        }

        private static byte[] visible(byte[] bytes) {
            return Visible.text(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        void print(Terminal terminal, Answer ended) {
            if (!ended.isGood()) {
                terminal.error("call the verb: " + ended.told());
            }
        }
    }

    /** When it has ended, in one piece. */
    static final class Gathered extends CallAnswer {
        private static final int MAX_BYTES = 16 << 20;

        private final ByteArrayOutputStream[] streams = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
        private boolean cut;

        @Override
        public void output(int which, byte[] bytes) {
            ByteArrayOutputStream stream = streams[which == Output.STDOUT ? 0 : 1];
            int room = Math.min(bytes.length, MAX_BYTES - stream.size());
            stream.write(bytes, 0, room);
            cut |= room < bytes.length;
        }

        @Override
        void print(Terminal terminal, Answer ended) {
            Outcome outcome = ended.outcome();
            terminal.printText(Json.text(json -> {
                json.writeStartObject();
                json.writeStringField("outcome", outcome.kind().name());
                json.writeNumberField("code", outcome.code());
                json.writeStringField("reason", outcome.reason());
                json.writeStringField("parameter", outcome.parameter());
                json.writeStringField("text", outcome.text());
                json.writeStringField("stdout", text(0));
                json.writeStringField("stderr", text(1));
                json.writeBooleanField("truncated", cut);
                json.writeStringField("receipt", ended.receipt());
                json.writeEndObject();
            }));
        }

        private String text(int stream) {
            return streams[stream].toString(StandardCharsets.UTF_8);
        }
    }
}
