package dev.sessionvault.relay.server;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** How much of what a process can run out of is used. */
final class Resources {
    private static final double ENOUGH = 0.8;

    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

    /** Then no session is opened any more: those that are there shall not be the ones to suffer. */
    boolean areScarce() {
        return descriptors() > ENOUGH || directMemory() > ENOUGH;
    }

    private double descriptors() {
        if (!(system instanceof UnixOperatingSystemMXBean)) {
            return 0;
        }
        UnixOperatingSystemMXBean unix = (UnixOperatingSystemMXBean) system;
        return (double) unix.getOpenFileDescriptorCount() / unix.getMaxFileDescriptorCount();
    }

    private static double directMemory() {
        return Math.max(0, (double) PlatformDependent.usedDirectMemory() / PlatformDependent.maxDirectMemory());
    }
}
