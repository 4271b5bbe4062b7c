package dev.sessionvault.root.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.choice.Enrolment;
import dev.sessionvault.root.choice.MachineRoots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite against what this very machine has, as the program finds it. A root that is not here is named, with its
 * reason; the system property {@code sv.roots}, a list such as {@code keychain,dpapi}, says which ones must be.
 */
class RootsOfThisMachineIT {
    private static final String EXPECTED = System.getProperty("sv.roots", "");

    @TempDir
    Path directory;

    @TestFactory
    List<DynamicNode> everyRootThatIsHere() throws Exception {
        List<DynamicNode> nodes = new ArrayList<>();
        for (RootKind kind : RootKind.of(HostSystem.current())) {
            Optional<Opening.Refused> refused = Enrolment.probe(MachineRoots.of(kind));
            nodes.add(refused.isPresent() ? notHere(kind, refused.get()) : here(kind));
        }
        return nodes;
    }

    /** A name that nobody knows would be expected in vain. */
    @Test
    void expectedRoots_areOfThisSystem() {
        for (String token : EXPECTED.isEmpty() ? new String[0] : EXPECTED.split(",")) {
            RootKind kind = RootKind.parse(token);
            assertEquals(HostSystem.current(), kind == null ? null : kind.system(), token);
        }
    }

    private static DynamicTest notHere(RootKind kind, Opening.Refused refused) {
        return dynamicTest(kind.token() + " is not here: " + refused.why(), () -> {
            assertFalse(List.of(EXPECTED.split(",")).contains(kind.token()), refused.toString());
            assertFalse(refused.advice().isBlank());
        });
    }

    private DynamicNode here(RootKind kind) throws Exception {
        Path own = Files.createDirectory(directory.resolve(kind.token()));
        return dynamicContainer(kind.token() + " is here", RootContract.of(new OwnRoot(MachineRoots.of(kind)), own));
    }
}
