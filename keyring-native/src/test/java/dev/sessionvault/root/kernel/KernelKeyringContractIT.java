package dev.sessionvault.root.kernel;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The kernel of the machine that runs this; keys of others are left alone. */
class KernelKeyringContractIT {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> contract() {
        return RootContract.of(new Kernel(), directory);
    }

    private record Kernel() implements Subject.Environment {
        @Override
        public String name() {
            return "kernel-keyring";
        }

        @Override
        public Subject start(Path directory) {
            return new User();
        }
    }

    private static final class User implements Subject {
        /** To see it and to change this again, for the user; nothing else, and not to be found. */
        private static final int KEPT_BACK = 0x0021_0000;

        private static final int AS_BEFORE = 0x3f0b_0000;

        private final KeptRoot root = new KeptRoot();
        private @Nullable Integer denied;

        @Override
        public KeyRoot root() {
            return root;
        }

        @Override
        public void bring(Situation situation) throws Exception {
            String name = root.kept().get(0);
            Keyctl keyctl = Keyctl.load();
            switch (situation) {
                case ELSEWHERE -> KernelKeyring.ofUser().remove(name);
                case LOCKED -> expire(keyctl, name);
                case DENIED -> {
                    denied = keyctl.find(name, Keyctl.USER_KEYRING);
                    keyctl.setPermissions(denied, KEPT_BACK);
                }
                case SLOW -> root.filter = Filter.ofKeyring(Filter.HELD);
                case GONE -> root.filter = Filter.ofKeyring(Filter.FORBIDDEN);
            }
        }

        /** The kernel counts in whole seconds. */
        private static void expire(Keyctl keyctl, String name) throws RootException, InterruptedException {
            keyctl.setTimeout(keyctl.find(name, Keyctl.USER_KEYRING), 1);
            Thread.sleep(2_100);
        }

        @Override
        public boolean end(Situation situation) throws Exception {
            if (denied != null) {
                Keyctl.load().setPermissions(denied, AS_BEFORE);
            }
            close();
            root.filter = null;
            return situation == Situation.DENIED || situation == Situation.SLOW || situation == Situation.GONE;
        }

        @Override
        public List<?> left() throws RootException {
            return root.kept();
        }

        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public void close() {
            Filter filter = root.filter;
            if (filter != null) {
                filter.close();
            }
        }
    }
}
