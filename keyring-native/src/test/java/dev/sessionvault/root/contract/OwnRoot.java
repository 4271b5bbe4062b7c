package dev.sessionvault.root.contract;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import java.nio.file.Path;
import java.util.List;

/** A root of the machine that the suite runs on. Nothing is done to a root that somebody uses. */
public record OwnRoot(KeyRoot root) implements Subject.Environment, Subject {
    @Override
    public String name() {
        return "this-machine";
    }

    @Override
    public Subject start(Path directory) {
        return this;
    }

    @Override
    public void bring(Situation situation) throws CannotBeMade {
        throw new CannotBeMade(situation);
    }

    @Override
    public List<?> left() {
        return List.of();
    }

    @Override
    public boolean keeps() {
        return root.kind() == RootKind.SECRET_SERVICE
                || root.kind() == RootKind.KEYCHAIN
                || root.kind() == RootKind.NCRYPT;
    }
}
