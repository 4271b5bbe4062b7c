package dev.sessionvault.root.windows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Path;
import java.util.List;

/** DPAPI of the user. Nothing can be done to wine's: it opens for anybody, is never locked and always answers. */
record UserProtection() implements Subject.Environment, Subject {
    @Override
    public String name() {
        return "dpapi";
    }

    @Override
    public Subject start(Path directory) {
        return this;
    }

    @Override
    public KeyRoot root() {
        return DpapiRoot.ofUser();
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
        return false;
    }
}
