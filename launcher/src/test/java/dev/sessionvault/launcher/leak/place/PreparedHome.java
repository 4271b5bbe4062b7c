package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A home directory with every place in it in which a key is known to lie: the tools' stores as the tools write them,
 * profiles, histories, backups, what editors keep. Each place has a key of its own, in its issuer's form.
 */
public final class PreparedHome {
    private static final List<String> TEMPLATES = List.of("agents.txt", "shells.txt", "editors.txt");

    private final Path directory;
    private final SampleKeys keys;
    private final EncryptedStores encrypted;
    private final boolean empty;
    private final List<Planted> planted = new ArrayList<>();

    private PreparedHome(Path directory, long seed, boolean empty) {
        this.directory = directory;
        this.keys = new SampleKeys(seed);
        this.encrypted = new EncryptedStores(seed);
        this.empty = empty;
    }

    /** @param directory is there, and empty; the same keys for the same seed */
    public static PreparedHome withKeys(Path directory, long seed) throws IOException, InterruptedException {
        return new PreparedHome(directory, seed, false).made();
    }

    /** The same files, with nothing where the keys would be. */
    public static PreparedHome withoutKeys(Path directory) throws IOException, InterruptedException {
        return new PreparedHome(directory, 0, true).made();
    }

    public Path directory() {
        return directory;
    }

    /** What the session would have set: it moves two of the places. */
    public Map<String, String> environment() {
        return Map.of(
                "HOME", directory.toString(),
                "ZDOTDIR", directory.resolve(".config/zsh").toString(),
                "CODEX_HOME", directory.resolve(".codex-work").toString());
    }

    /** Everything that must be found. */
    public List<Planted> planted() {
        return List.copyOf(planted);
    }

    private PreparedHome made() throws IOException, InterruptedException {
        for (String resource : TEMPLATES) {
            for (Template template : Template.all(resource)) {
                write(template);
            }
        }
        encryptedLogins();
        leftByVim();
        return this;
    }

    private void write(Template template) throws IOException {
        Path file = directory.resolve(template.path());
        String text = template.filled(kind -> plant(file, kind)).replace("HOME/", directory + "/");
        write(file, text, template.mode());
    }

    /** @param wanted a key's form, and the kind that it is found as unless its form tells */
    private String plant(Path file, String wanted) {
        if (empty) {
            return "";
        }
        String[] words = wanted.split(" ");
        String kind = words.length > 1 ? words[1] : SampleKeys.kind(words[0]);
        String key = keys.make(words[0]);
        planted.add(new Planted(file, kind, key.getBytes(StandardCharsets.US_ASCII)));
        return key;
    }

    /** Encrypted, but by what anybody on this machine can derive, or finds beside it. */
    private void encryptedLogins() throws IOException {
        if (empty) {
            return;
        }
        Path gemini = directory.resolve(".gemini/gemini-credentials.json");
        write(gemini, encrypted.gemini(keys.make("google-api")), "600");
        planted.add(new Planted(gemini, "gemini-login", new byte[0]));
        Path droid = directory.resolve(".factory/auth.v2.file");
        byte[] key = encrypted.droidKey();
        write(droid, encrypted.droid(key, keys.make("jwt")), "600");
        write(directory.resolve(".factory/auth.v2.key"), EncryptedStores.base64(key), "600");
        planted.add(new Planted(droid, "droid-login", new byte[0]));
    }

    private void leftByVim() throws IOException, InterruptedException {
        Path swap = directory.resolve(".bash_logout.swp");
        Vim.killed(directory, ".bash_logout", "export OPENAI_API_KEY=" + plant(swap, "openai-project"));
        Path undo = directory.resolve("..profile.un~");
        Vim.undone(directory, ".profile", "export ANTHROPIC_API_KEY=" + plant(undo, "anthropic-api"));
    }

    private static void write(Path file, String text, String mode) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, permissions(Integer.parseInt(mode, 8)));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        Arrays.stream(all)
                .filter(one -> (mode >> (all.length - 1 - one.ordinal()) & 1) != 0)
                .forEach(set::add);
        return set;
    }
}
