package dev.sessionvault.launcher.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * The start-up information of a new process (STARTUPINFOEXW): our three standard files, and these alone. Without the list
 * it would get every file that happens to be inheritable, of whatever thread.
 */
final class Inherited implements AutoCloseable {
    private static final int[] STANDARD = {-10, -11, -12}; // STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE
    private static final int INHERIT = 0x1; // HANDLE_FLAG_INHERIT
    private static final int HANDLE_LIST = 0x20002; // PROC_THREAD_ATTRIBUTE_HANDLE_LIST
    private static final int USE_HANDLES = 0x100; // STARTF_USESTDHANDLES
    private static final int INFO_BYTES = 112;
    private static final int FLAGS_AT = 60;
    private static final int HANDLES_AT = 80;
    private static final int LIST_AT = 104;

    private final Memory info = Kernel32.zeros(INFO_BYTES);
    private final List<Pointer> handles = new ArrayList<>();
    private final Memory attributes;
    private final Memory array = Kernel32.zeros(STANDARD.length * Native.POINTER_SIZE);

    private Inherited(Memory attributes) {
        this.attributes = attributes;
    }

    static Inherited ofProcess() throws WindowsException {
        try (Memory size = Kernel32.zeros(Native.POINTER_SIZE)) {
            Kernel32.call("InitializeProcThreadAttributeList", null, 1, 0, size); // tells the size
            Memory attributes = Kernel32.zeros((int) size.getLong(0));
            Kernel32.require("InitializeProcThreadAttributeList", attributes, 1, 0, size);
            Inherited inherited = new Inherited(attributes);
            inherited.fill();
            return inherited;
        }
    }

    private void fill() throws WindowsException {
        info.setInt(0, INFO_BYTES);
        info.setInt(FLAGS_AT, USE_HANDLES);
        info.setPointer(LIST_AT, attributes);
        for (int i = 0; i < STANDARD.length; i++) {
            Pointer handle = Kernel32.callPointer("GetStdHandle", STANDARD[i]);
            if (!Kernel32.isNothing(handle)) {
                Kernel32.require("SetHandleInformation", handle, INHERIT, INHERIT);
                info.setPointer(HANDLES_AT + (long) i * Native.POINTER_SIZE, handle);
                list(handle);
            }
        }
        if (!handles.isEmpty()) {
            Pointer size = Pointer.createConstant((long) handles.size() * Native.POINTER_SIZE);
            Pointer list = Pointer.createConstant(HANDLE_LIST);
            Kernel32.require("UpdateProcThreadAttribute", attributes, 0, list, array, size, null, null);
        }
    }

    /** Each once: a list with one twice is refused. */
    private void list(Pointer handle) {
        if (!handles.contains(handle)) {
            array.setPointer((long) handles.size() * Native.POINTER_SIZE, handle);
            handles.add(handle);
        }
    }

    boolean isAny() {
        return !handles.isEmpty();
    }

    Memory info() {
        return info;
    }

    @Override
    public void close() {
        Kernel32.call("DeleteProcThreadAttributeList", attributes);
        attributes.close();
        array.close();
        info.close();
    }
}
