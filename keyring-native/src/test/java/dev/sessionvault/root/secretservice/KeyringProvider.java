package dev.sessionvault.root.secretservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that keeps the keyrings of a session. */
interface KeyringProvider {
    /** What opens its file; it reads this from its standard input. */
    String PASSWORD = "a login password";

    /** The default keyring, as the message bus names it. */
    String collection();

    /** Its file is where it expects it, before it starts. */
    void prepare(Path home) throws IOException, InterruptedException;

    List<String> command(Path home, boolean unlocked);

    /** Takes its file away. */
    void lose(Path home) throws IOException;

    /** GNOME Keyring makes its file by itself. */
    final class Gnome implements KeyringProvider {
        @Override
        public String collection() {
            return "/org/freedesktop/secrets/collection/login";
        }

        @Override
        public void prepare(Path home) {}

        @Override
        public List<String> command(Path home, boolean unlocked) {
            List<String> command =
                    new ArrayList<>(List.of("gnome-keyring-daemon", "--foreground", "--components=secrets"));
            if (unlocked) {
                command.add("--unlock");
            }
            return command;
        }

        @Override
        public void lose(Path home) throws IOException {
            Files.move(home.resolve(".local/share/keyrings"), home.resolve("lost"));
        }
    }
}
