package dev.sessionvault.launcher.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** A job object: whatever is in it ends when this process does, however that ends. */
final class Job implements AutoCloseable {
    private static final int EXTENDED_LIMITS = 9; // JobObjectExtendedLimitInformation
    private static final int LIMITS_BYTES = 144;
    private static final int FLAGS_AT = 16;
    private static final int KILL_ON_CLOSE = 0x2000;

    private final Pointer handle;

    private Job(Pointer handle) {
        this.handle = handle;
    }

    static Job create() throws WindowsException {
        Pointer handle = Kernel32.callPointer("CreateJobObjectW", null, null);
        if (Kernel32.isNothing(handle)) {
            throw new WindowsException("CreateJobObjectW", com.sun.jna.Native.getLastError());
        }
        Job job = new Job(handle);
        try {
            job.limit(KILL_ON_CLOSE);
        } catch (WindowsException e) {
            job.close();
            throw e;
        }
        return job;
    }

    void add(Pointer process) throws WindowsException {
        Kernel32.require("AssignProcessToJobObject", handle, process);
    }

    /** The tool has ended by itself: what it left running may go on, as it would without us. */
    void letGo() throws WindowsException {
        limit(0);
    }

    private void limit(int flags) throws WindowsException {
        try (Memory limits = Kernel32.zeros(LIMITS_BYTES)) {
            limits.setInt(FLAGS_AT, flags);
            Kernel32.require("SetInformationJobObject", handle, EXTENDED_LIMITS, limits, LIMITS_BYTES);
        }
    }

    @Override
    public void close() {
        Kernel32.close(handle);
    }
}
