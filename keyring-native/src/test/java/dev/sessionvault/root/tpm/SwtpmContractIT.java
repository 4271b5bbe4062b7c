package dev.sessionvault.root.tpm;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SwtpmContractIT {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> contract() {
        return RootContract.of(new Simulators(null), directory);
    }

    @TestFactory
    @Tag("nightly")
    Stream<DynamicTest> contract_withPinAndState() {
        return RootContract.of(new Simulators(Guard.of(true, "7")), directory);
    }

    private record Simulators(@Nullable Guard guard) implements Subject.Environment {
        @Override
        public String name() {
            return "swtpm";
        }

        @Override
        public Subject start(Path directory) {
            return new Simulator(Swtpm.startTcp(directory), guard);
        }
    }

    private record Simulator(Swtpm swtpm, @Nullable Guard guard) implements Subject {
        @Override
        public KeyRoot root() {
            return Pins.give(swtpm.root(), "2718").sealingWith(guard);
        }

        @Override
        public void prepare(Situation situation) {
            if (situation == Situation.LOCKED) {
                LockOut.applyToStorageKey(swtpm);
            }
        }

        @Override
        public void bring(Situation situation) throws Exception {
            switch (situation) {
                case ELSEWHERE -> Commands.clear(swtpm);
                case LOCKED -> LockOut.cause(swtpm);
                case DENIED -> Commands.setOwnerPassword(swtpm, "owner");
                case SLOW -> swtpm.freeze();
                case GONE -> swtpm.stop();
            }
        }

        @Override
        public boolean end(Situation situation) throws Exception {
            if (situation == Situation.SLOW) {
                swtpm.thaw();
            } else if (situation == Situation.GONE) {
                swtpm.restart();
            }
            return situation == Situation.SLOW || situation == Situation.GONE;
        }

        @Override
        public List<?> left() {
            return Commands.loadedHandles(swtpm);
        }

        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public void close() {
            swtpm.close();
        }
    }
}
