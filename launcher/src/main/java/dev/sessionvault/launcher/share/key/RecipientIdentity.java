package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.file.PrivateFile;
import dev.sessionvault.launcher.share.text.CheckedText;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.secret.SecretAccess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The recipient's own identity: one word in a file that nobody else can read. No vault is needed. */
public final class RecipientIdentity {
    /** The file's name in the directory of sv's configuration. */
    public static final String FILE_NAME = "reflect.key";

    private static final String PREFIX = "svs1-";
    private static final int MAX_BYTES = 1024;

    private final PrivateFile file;

    /** @param configuration {@code $XDG_CONFIG_HOME/sv} */
    public RecipientIdentity(Path configuration) {
        this.file = new PrivateFile(configuration.resolve(FILE_NAME), "recipient's key");
    }

    public Path path() {
        return file.path();
    }

    /** Makes one; there must be none. The caller closes it. */
    public Identity create() throws LauncherException {
        Identity identity = Identity.random();
        boolean made = false;
        try {
            byte[] text = identity.read(SecretAccess.granted(), seed -> CheckedText.write(PREFIX, seed));
            byte[] line = Arrays.copyOf(text, text.length + 1);
            line[text.length] = '\n';
            try {
                file.create(line);
            } finally {
                Arrays.fill(text, (byte) 0);
                Arrays.fill(line, (byte) 0);
            }
            made = true;
            return identity;
        } finally {
            if (!made) {
                identity.close();
            }
        }
    }

    /** The one that is there, which the caller closes. */
    public Optional<Identity> load() throws LauncherException {
        Optional<byte[]> bytes = file.read(MAX_BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(bytes.get()));
        } finally {
            Arrays.fill(bytes.get(), (byte) 0);
        }
    }

    /** The one that is there, else a new one: who was lent something needs no other step. */
    public Identity loadOrCreate() throws LauncherException {
        Optional<Identity> there = load();
        return there.isPresent() ? there.get() : create();
    }

    private Identity parse(byte[] line) throws LauncherException {
        int size = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        byte[] word = Arrays.copyOf(line, size);
        try {
            byte[] seed = CheckedText.read(PREFIX, word);
            try {
                return Identity.of(seed);
            } finally {
                Arrays.fill(seed, (byte) 0);
            }
        } catch (TextException e) {
            throw damaged(e.why());
        } catch (IllegalArgumentException e) {
            throw damaged("it has the wrong size");
        } finally {
            Arrays.fill(word, (byte) 0);
        }
    }

    private LauncherException damaged(String why) {
        return new LauncherException(
                ExitCode.DAMAGED,
                "read the recipient's key: " + file.path() + ": " + why,
                "put a copy of it back, or move it away and make another: sv reflect keygen");
    }
}
