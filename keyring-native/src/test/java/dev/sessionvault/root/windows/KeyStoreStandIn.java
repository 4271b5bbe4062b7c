package dev.sessionvault.root.windows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.NativeBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The stand-in for ncrypt.dll, as the process sees it that has loaded it: told by its environment what to do. */
final class KeyStoreStandIn implements Subject {
    private static final int PATIENCE_MILLIS = 2_000;

    private final ForeignLibrary kernel32 = ForeignLibrary.load("kernel32");
    private final ForeignLibrary standIn = ForeignLibrary.load("ncrypt");
    private final Path keys;
    private final Path otherKeys;

    private KeyStoreStandIn(Path keys, Path otherKeys) {
        this.keys = keys;
        this.otherKeys = otherKeys;
    }

    /** A subject has a directory of keys of its own: a TPM, as it were. */
    record Place() implements Subject.Environment {
        @Override
        public String name() {
            return "ncrypt-stand-in";
        }

        @Override
        public Subject start(Path directory) throws IOException {
            Path other = Files.createDirectory(directory.resolve("other"));
            KeyStoreStandIn started = new KeyStoreStandIn(directory, other);
            started.tell("");
            started.use(directory);
            return started;
        }
    }

    @Override
    public KeyRoot root() {
        return NcryptRoot.ofMachine();
    }

    @Override
    public void bring(Situation situation) {
        switch (situation) {
            case ELSEWHERE -> use(otherKeys);
            case LOCKED -> tell("decrypt=80280921");
            case DENIED -> tell("decrypt=80090010");
            case SLOW -> tell("decrypt=sleep");
            case GONE -> tell("provider=80090030");
        }
    }

    @Override
    public boolean end(Situation situation) {
        use(keys);
        tell("");
        return true;
    }

    private void use(Path directory) {
        put("STAND_IN_KEYS", directory.toString());
    }

    private void tell(String what) {
        put("STAND_IN", what);
    }

    private void put(String name, String value) {
        try (NativeBuffer wideName = NativeBuffer.wideString(name);
                NativeBuffer wideValue = NativeBuffer.wideString(value)) {
            if (kernel32.callInt("SetEnvironmentVariableW", wideName, wideValue) == 0) {
                throw new IllegalStateException(name);
            }
        }
    }

    /** A call that was given up may still be on its way out. */
    @Override
    public List<?> left() throws IOException, InterruptedException {
        for (int waited = 0; waited < PATIENCE_MILLIS && objects() > 0; waited += 20) {
            Thread.sleep(20);
        }
        List<Object> left = new ArrayList<>(Collections.nCopies(objects(), "object"));
        try (Stream<Path> files = Files.list(keys)) {
            files.filter(file -> !file.equals(otherKeys)).forEach(left::add);
        }
        return left;
    }

    private int objects() {
        return standIn.callInt("StandInObjects");
    }

    @Override
    public boolean keeps() {
        return true;
    }
}
