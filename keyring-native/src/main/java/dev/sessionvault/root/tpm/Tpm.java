package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.io.IOException;

/** Sends commands over one connection and checks the responses' headers (Part 1, clause 18). */
final class Tpm implements AutoCloseable {
    /** TPM_ST (Part 2, 6.9): whether an authorization area follows. */
    static final int NO_SESSIONS = 0x8001;

    static final int SESSIONS = 0x8002;

    private static final int HEADER_BYTES = 10;

    /** The pauses double from 1 ms, half a second in all: longer, and it is not busy but broken. */
    private static final int MAX_SENDS = 10;

    private final TpmDevice device;
    private int lastCode;

    private Tpm(TpmDevice device) {
        this.device = device;
    }

    static Tpm connect(TpmDevice.Source source) throws RootException {
        try {
            return new Tpm(source.connect());
        } catch (IOException e) {
            throw Refusals.notAnswering(e.getMessage());
        }
    }

    /**
     * Sends one command.
     *
     * @param body what follows the header: handles, authorization area, parameters
     * @return what follows the response's header
     * @throws RootException if the TPM refuses it
     */
    Reader run(int tag, int command, byte[] body) throws RootException {
        Response response = exchange(tag, command, body);
        if (response.code != ResponseCode.SUCCESS) {
            throw ResponseCode.refusal(command, response.code);
        }
        return response.body;
    }

    /** As {@link #run}, for the caller to judge the response code. */
    Response exchange(int tag, int command, byte[] body) throws RootException {
        byte[] bytes = new Writer()
                .u16(tag)
                .u32(HEADER_BYTES + body.length)
                .u32(command)
                .raw(body)
                .toBytes();
        for (int sends = 0; sends < MAX_SENDS; sends++) {
            Response response = send(tag, command, bytes);
            if (!ResponseCode.isTransient(response.code)) {
                lastCode = response.code;
                return response;
            }
            pause(1L << sends);
        }
        throw Refusals.stillBusy(command);
    }

    /** The response code of the last command: for whoever knows more of what was asked than {@link ResponseCode}. */
    int lastCode() {
        return lastCode;
    }

    private Response send(int tag, int command, byte[] bytes) throws RootException {
        try {
            return Response.parse(tag, command, device.exchange(bytes));
        } catch (IOException e) {
            throw Refusals.notAnswering(e.getMessage());
        }
    }

    private static void pause(long millis) throws RootException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.notAnswering("interrupted");
        }
    }

    /** Drops a session or a loaded object. Its failure changes nothing: the answer is already known. */
    void flush(int handle) {
        try {
            exchange(NO_SESSIONS, CommandCode.FLUSH_CONTEXT, TpmCrypto.u32(handle));
        } catch (RootException e) {
            // The kernel's resource manager drops what is left when the connection closes.
        }
    }

    @Override
    public void close() {
        try {
            device.close();
        } catch (IOException e) {
            // Nothing is buffered: there is nothing to lose.
        }
    }

    /** A response whose header is right. */
    static final class Response {
        final int code;
        final Reader body;

        private Response(int code, Reader body) {
            this.code = code;
            this.body = body;
        }

        private static Response parse(int tag, int command, byte[] bytes) throws RootException {
            String what = "response to " + CommandCode.name(command);
            Reader reader = new Reader(what, bytes);
            int responseTag = reader.u16();
            int size = reader.u32();
            int code = reader.u32();
            // A refusal never carries sessions; a success always has the command's tag.
            int wanted = code == ResponseCode.SUCCESS ? tag : NO_SESSIONS;
            if (size != bytes.length || responseTag != wanted) {
                throw Refusals.malformed(what);
            }
            return new Response(code, reader);
        }
    }
}
