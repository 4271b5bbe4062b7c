package dev.sessionvault.root.tpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Someone on the wire between us and the TPM. */
interface Tap {
    /** Where a command code lies in a command, and a response code in a response. */
    int CODE_OFFSET = 6;

    /** Passes a command on, or does something else with it. */
    byte[] exchange(byte[] command, TpmDevice tpm) throws IOException;

    /** The same source, with the tap on each of its connections. */
    default TpmDevice.Source on(TpmDevice.Source source) {
        return () -> {
            TpmDevice tpm = source.connect();
            return new TpmDevice() {
                @Override
                public byte[] exchange(byte[] command) throws IOException {
                    return Tap.this.exchange(command, tpm);
                }

                @Override
                public void close() throws IOException {
                    tpm.close();
                }
            };
        };
    }

    /** A tap that passes everything, except that it changes responses to one command. */
    static Tap changing(int command, Change change) {
        return (bytes, tpm) -> {
            byte[] response = tpm.exchange(bytes);
            return code(bytes) == command ? change.of(response) : response;
        };
    }

    /** A tap that passes everything and keeps a copy. */
    static Tap recording(List<byte[]> traffic) {
        return (command, tpm) -> {
            byte[] response = tpm.exchange(command);
            traffic.add(command);
            traffic.add(response);
            return response;
        };
    }

    static int code(byte[] message) {
        return ByteBuffer.wrap(message).getInt(CODE_OFFSET);
    }

    /** What becomes of a response. */
    interface Change {
        byte[] of(byte[] response);
    }
}
