package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/**
 * The TPM behind Linux' resource manager, which gives each open file its own sessions and objects and drops them when
 * the file is closed.
 */
final class KernelDevice implements TpmDevice {
    /** Larger than any response: TPM2_PT_MAX_RESPONSE_SIZE is 4096 where it is known to be largest. */
    private static final int MAX_RESPONSE_BYTES = 4096;

    private final RandomAccessFile file;

    private KernelDevice(RandomAccessFile file) {
        this.file = file;
    }

    /** One write is one command, one read is one response; the kernel takes them no other way. */
    @Override
    public byte[] exchange(byte[] command) throws IOException {
        file.write(command);
        byte[] buffer = new byte[MAX_RESPONSE_BYTES];
        int size = file.read(buffer);
        if (size < 0) {
            throw new EOFException("end of file");
        }
        return Arrays.copyOf(buffer, size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The device file, looked for at each connection: a user may be let in to it while we run. */
    static final class Source implements TpmDevice.Source {
        private static final File KERNEL_FILE = new File("/dev/tpmrm0");

        private final File file;

        Source() {
            this(KERNEL_FILE);
        }

        Source(File file) {
            this.file = file;
        }

        @Override
        public TpmDevice connect() throws IOException, RootException {
            // Opening for writing would create a missing file, and write commands into an ordinary one.
            if (!file.exists() || file.isFile()) {
                throw Refusals.noDevice(file.getPath());
            }
            if (!file.canRead() || !file.canWrite()) {
                throw Refusals.notPermitted(file.getPath());
            }
            return new KernelDevice(new RandomAccessFile(file, "rw"));
        }
    }
}
