package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.contract.RemoteRoot;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Login sessions with a keyring program in each. */
record LoginEnvironment(String name, Supplier<KeyringProvider> provider) implements Subject.Environment {
    @Override
    public Subject start(Path directory) throws Exception {
        SecretServiceSession session = SecretServiceSession.start(provider.get(), directory);
        return new Login(session, RemoteRoot.start(RootKind.SECRET_SERVICE, session.environment()));
    }

    private record Login(SecretServiceSession session, RemoteRoot remote) implements Subject {
        @Override
        public KeyRoot root() {
            return remote;
        }

        @Override
        public void bring(Situation situation) throws Exception {
            switch (situation) {
                case ELSEWHERE -> session.loseKeyring();
                case LOCKED -> session.lock();
                case DENIED -> session.denyKeyring(true);
                case SLOW -> session.freeze();
                case GONE -> session.quitKeyring();
            }
        }

        @Override
        public boolean end(Situation situation) throws Exception {
            switch (situation) {
                case DENIED -> session.denyKeyring(false);
                case SLOW -> session.thaw();
                case LOCKED, GONE -> session.restartUnlocked();
                case ELSEWHERE -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<?> left() throws Exception {
            return Collections.nCopies(session.countItems(), "item");
        }

        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public void close() throws Exception {
            remote.close();
            session.close();
        }
    }
}
