package dev.sessionvault.root.kernel;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.LibraryAbsentException;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.concurrent.TimeoutException;

/**
 * {@code add_key} and {@code keyctl} of Linux, for keys of the type {@code user}: add_key(2), keyctl(2). The C library has
 * no functions for them, so they are called by number. What the kernel takes for these is an {@code int} or a pointer, and
 * an {@code int} is what JNA passes without more machinery: a C {@code long} would cost a run several milliseconds.
 */
final class Keyctl {
    /** What a thread has for itself, and what ends with it: {@code KEY_SPEC_THREAD_KEYRING}. */
    static final int THREAD_KEYRING = -1;

    /** What a process has with those that are in its session: {@code KEY_SPEC_SESSION_KEYRING}. */
    static final int SESSION_KEYRING = -3;

    /** What all processes of a user have, in whatever session: {@code KEY_SPEC_USER_KEYRING}. */
    static final int USER_KEYRING = -4;

    private static final String TYPE = "user";

    /** {@code KEYCTL_} and so on, include/uapi/linux/keyctl.h. */
    private static final int JOIN_SESSION = 1;

    private static final int REVOKE = 3;
    private static final int SET_PERMISSIONS = 5;
    private static final int LINK = 8;
    private static final int UNLINK = 9;
    private static final int SEARCH = 10;
    private static final int READ = 11;
    private static final int SET_TIMEOUT = 15;
    private static final int INVALIDATE = 21;

    private final ForeignLibrary libc;
    private final int addKey;
    private final int keyctl;

    private Keyctl(ForeignLibrary libc, int addKey, int keyctl) {
        this.libc = libc;
        this.addKey = addKey;
        this.keyctl = keyctl;
    }

    /** What is run there is in this thread's session: a new thread has that of the one that starts it. */
    static <T> T within(TimeLimit.Call<T, RootException> call) throws RootException {
        try {
            return TimeLimit.ofMillis(TimeLimit.SILENT_MILLIS).run(call);
        } catch (TimeoutException e) {
            throw new RootException(Refusals.NO_ANSWER);
        } catch (LibraryAbsentException e) {
            throw new RootException(Refusals.NO_KEYRING);
        }
    }

    /** The numbers are those of arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h. */
    static Keyctl load() throws RootException {
        String processor = System.getProperty("os.arch", "");
        if (HostSystem.current() == HostSystem.LINUX && processor.equals("amd64")) {
            return new Keyctl(ForeignLibrary.ofProcess(), 248, 250);
        }
        if (HostSystem.current() == HostSystem.LINUX && processor.equals("aarch64")) {
            return new Keyctl(ForeignLibrary.ofProcess(), 217, 219);
        }
        throw new RootException(Refusals.NO_KEYRING);
    }

    /** A new key in this thread's keyring, where nobody else finds it; its number. */
    int add(String name, NativeBuffer payload, int sizeBytes) throws RootException {
        try (NativeBuffer type = NativeBuffer.cString(TYPE);
                NativeBuffer description = NativeBuffer.cString(name)) {
            return checked(libc.callInt("syscall", addKey, type, description, payload, sizeBytes, THREAD_KEYRING));
        }
    }

    /** The same; the key's copy on the way there is wiped. */
    int add(String name, SecretBytes key) throws RootException {
        return key.read(SecretAccess.granted(), new SecretReader<Integer, RootException>() {
            @Override
            public Integer read(byte[] bytes) throws RootException {
                try (NativeBuffer payload = NativeBuffer.copyOf(bytes)) {
                    return add(name, payload, bytes.length);
                }
            }
        });
    }

    /** A new session, without a name, for this thread and those that it will start; its keyring's number. */
    int joinSession() throws RootException {
        return checked(libc.callInt("syscall", keyctl, JOIN_SESSION, 0, 0, 0, 0));
    }

    /** From now on; 0 would be for ever. */
    void setTimeout(int key, int seconds) throws RootException {
        call(SET_TIMEOUT, key, seconds);
    }

    void setPermissions(int key, int permissions) throws RootException {
        call(SET_PERMISSIONS, key, permissions);
    }

    /** Puts a key into a keyring, in the place of one with the same name. */
    void link(int key, int keyring) throws RootException {
        call(LINK, key, keyring);
    }

    /** Takes a key out of the user's keyring. */
    void unlink(int key) throws RootException {
        call(UNLINK, key, USER_KEYRING);
    }

    /** The number of the key with this name in a keyring. */
    int find(String name, int keyring) throws RootException {
        try (NativeBuffer type = NativeBuffer.cString(TYPE);
                NativeBuffer description = NativeBuffer.cString(name)) {
            return checked(libc.callInt("syscall", keyctl, SEARCH, keyring, type, description, 0));
        }
    }

    /** Its size, which may be more than was room for. */
    int read(int key, NativeBuffer buffer, int sizeBytes) throws RootException {
        return checked(libc.callInt("syscall", keyctl, READ, key, buffer, sizeBytes, 0));
    }

    /** Makes it unusable, for who may change it. */
    void revoke(int key) throws RootException {
        call(REVOKE, key, 0);
    }

    /** Makes it unusable, for who may find it, and has it removed from everywhere soon. */
    void invalidate(int key) throws RootException {
        call(INVALIDATE, key, 0);
    }

    private void call(int operation, int key, int argument) throws RootException {
        checked(libc.callInt("syscall", keyctl, operation, key, argument, 0, 0));
    }

    private static int checked(int answer) throws RootException {
        if (answer < 0) {
            throw Refusals.of(ForeignLibrary.lastError());
        }
        return answer;
    }
}
