package dev.sessionvault.root.macos;

import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.NativeBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The objects that one conversation owns.
 *
 * <p>Guarantee: each is released once, in {@link #close}, the newest first; what {@link #secret} made is wiped before.
 * Not guaranteed: what the system returns or copies is not ours to write to, and is released without being wiped.
 */
final class References implements AutoCloseable {
    private static final int UTF8 = 0x08000100; // kCFStringEncodingUTF8
    private static final long INT32 = 3; // kCFNumberSInt32Type
    private static final long NO_OBJECT = -108; // errSecAllocate

    private final ForeignLibrary coreFoundation;
    private final ForeignLibrary security;
    private final Deque<Address> owned = new ArrayDeque<>();
    private final List<Address> secrets = new ArrayList<>();

    References(Frameworks frameworks) {
        coreFoundation = frameworks.coreFoundation();
        security = frameworks.security();
    }

    /** Takes over what a function with Create or Copy in its name returned. */
    Address own(Address created) throws StatusException {
        if (created.isNull()) {
            throw new StatusException(NO_OBJECT);
        }
        owned.push(created);
        return created;
    }

    Address string(String text) throws StatusException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer buffer = NativeBuffer.copyOf(bytes)) {
            return own(
                    coreFoundation.call("CFStringCreateWithBytes", Address.NULL, buffer, (long) bytes.length, UTF8, 0));
        }
    }

    Address data(byte[] bytes) throws StatusException {
        try (NativeBuffer buffer = NativeBuffer.copyOf(bytes)) {
            return own(coreFoundation.call("CFDataCreate", Address.NULL, buffer, (long) bytes.length));
        }
    }

    /** Data that we may write to, and so wipe. */
    Address secret(byte[] bytes) throws StatusException {
        Address data = own(coreFoundation.call("CFDataCreateMutable", Address.NULL, (long) bytes.length));
        secrets.add(data);
        try (NativeBuffer buffer = NativeBuffer.copyOf(bytes)) {
            coreFoundation.callVoid("CFDataAppendBytes", data, buffer, (long) bytes.length);
        }
        return data;
    }

    Address number(int value) throws StatusException {
        try (NativeBuffer buffer = NativeBuffer.ofSize(Integer.BYTES).putInt32(0, value)) {
            return own(coreFoundation.call("CFNumberCreate", Address.NULL, INT32, buffer));
        }
    }

    /** A key, its value, the next key, and so on. */
    Address dictionary(Address... keysAndValues) throws StatusException {
        int size = keysAndValues.length / 2;
        Address[] keys = new Address[size];
        Address[] values = new Address[size];
        for (int i = 0; i < size; i++) {
            keys[i] = keysAndValues[2 * i];
            values[i] = keysAndValues[2 * i + 1];
        }
        try (NativeBuffer keyArray = NativeBuffer.pointers(keys);
                NativeBuffer valueArray = NativeBuffer.pointers(values)) {
            return own(coreFoundation.call(
                    "CFDictionaryCreate",
                    Address.NULL,
                    keyArray,
                    valueArray,
                    (long) size,
                    coreFoundation.variable("kCFTypeDictionaryKeyCallBacks"),
                    coreFoundation.variable("kCFTypeDictionaryValueCallBacks")));
        }
    }

    /** A value that stays the dictionary's; NULL if it has none. */
    Address value(Address dictionary, Address key) {
        return coreFoundation.call("CFDictionaryGetValue", dictionary, key);
    }

    /** A copy; the caller wipes it if it is secret. */
    byte[] bytes(Address data) {
        int size = (int) coreFoundation.callLong("CFDataGetLength", data);
        return size == 0
                ? new byte[0]
                : coreFoundation.call("CFDataGetBytePtr", data).bytes(size);
    }

    /** A constant of Security: nobody owns it. */
    Address security(String name) {
        return security.constant(name);
    }

    /** A constant of CoreFoundation: nobody owns it. */
    Address coreFoundation(String name) {
        return coreFoundation.constant(name);
    }

    /** Calls a function of Security that creates something and has a CFError for its last argument. */
    Address make(String function, Object... arguments) throws StatusException {
        try (NativeBuffer error = NativeBuffer.word()) {
            Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = error;
            Address made = security.call(function, all);
            if (made.isNull() && !error.wordAsAddress().isNull()) {
                throw new StatusException(coreFoundation.callLong("CFErrorGetCode", own(error.wordAsAddress())));
            }
            return own(made);
        }
    }

    /** Calls a function of Security that answers with a status. */
    void perform(String function, Object... arguments) throws StatusException {
        int status = security.callInt(function, arguments);
        if (status != 0) {
            throw new StatusException(status);
        }
    }

    /** Calls a function of Security that copies something out of an object of ours. */
    Address copy(String function, Address from) throws StatusException {
        return own(security.call(function, from));
    }

    @Override
    public void close() {
        for (Address secret : secrets) {
            int size = (int) coreFoundation.callLong("CFDataGetLength", secret);
            coreFoundation.call("CFDataGetMutableBytePtr", secret).wipe(size);
        }
        while (!owned.isEmpty()) {
            coreFoundation.callVoid("CFRelease", owned.pop());
        }
    }
}
