package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.file.FileTurn;
import dev.sessionvault.launcher.share.file.PrivateFile;
import dev.sessionvault.launcher.share.text.TextException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The owners that a recipient has met, a line each: {@code KEY TIME [NAME]} (SHARE.md, "Fingerprints"). */
public final class KnownOwners {
    /** The file's name in the directory of sv's configuration. */
    public static final String FILE_NAME = "known_owners";

    private static final int MAX_BYTES = 1 << 20;

    private final PrivateFile file;

    /** What is known of a key. */
    public enum Acquaintance {
        /** Its fingerprint was confirmed before. */
        KNOWN,
        /** Nobody has confirmed it: its fingerprint is to be compared. */
        NEW,
        /** The owner of this name had another key: refused until somebody takes the old one away. */
        CHANGED
    }

    /** @param configuration {@code $XDG_CONFIG_HOME/sv} */
    public KnownOwners(Path configuration) {
        this.file = new PrivateFile(configuration.resolve(FILE_NAME), "known owners");
    }

    public Path path() {
        return file.path();
    }

    /** @param name what the recipient calls the owner; empty if nothing */
    public Acquaintance acquaintance(IdentityKey key, String name) throws LauncherException {
        List<KnownOwner> all = all();
        if (!name.isEmpty()) {
            for (KnownOwner owner : all) {
                if (owner.name().equals(name)) {
                    return owner.key().equals(key) ? Acquaintance.KNOWN : Acquaintance.CHANGED;
                }
            }
        }
        return all.stream().anyMatch(owner -> owner.key().equals(key)) ? Acquaintance.KNOWN : Acquaintance.NEW;
    }

    /** After somebody has compared the fingerprint. One that is there already is left as it is. */
    public void remember(KnownOwner owner) throws LauncherException {
        try (FileTurn turn = file.turn()) {
            List<KnownOwner> all = new ArrayList<>(all());
            if (all.stream().noneMatch(one -> isSame(one, owner))) {
                all.add(owner);
                write(all);
            }
        }
    }

    private static boolean isSame(KnownOwner one, KnownOwner other) {
        return one.key().equals(other.key()) && one.name().equals(other.name());
    }

    /** @return whether it was there */
    public boolean forget(IdentityKey key) throws LauncherException {
        try (FileTurn turn = file.turn()) {
            List<KnownOwner> all = new ArrayList<>(all());
            boolean there = all.removeIf(owner -> owner.key().equals(key));
            if (there) {
                write(all);
            }
            return there;
        }
    }

    /** Oldest first. */
    public List<KnownOwner> all() throws LauncherException {
        List<KnownOwner> all = new ArrayList<>();
        String text = new String(file.read(MAX_BYTES).orElse(new byte[0]), StandardCharsets.UTF_8);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                all.add(parse(line, number));
            }
        }
        return List.copyOf(all);
    }

    private KnownOwner parse(String line, int number) throws LauncherException {
        String[] words = line.split(" ", -1);
        try {
            if (words.length < 2 || words.length > 3) {
                throw damaged(number, "want a key, a time, and a name or none");
            }
            Instant seen = Instant.parse(words[1]);
            return new KnownOwner(IdentityKey.parse(words[0]), words.length == 3 ? words[2] : "", seen);
        } catch (TextException e) {
            throw damaged(number, "its key: " + e.why());
        } catch (DateTimeParseException e) {
            throw damaged(number, "its time is none");
        } catch (IllegalArgumentException e) {
            throw damaged(number, "its name is none");
        }
    }

    private void write(List<KnownOwner> all) throws LauncherException {
        StringBuilder text = new StringBuilder("# Owners whose fingerprints were compared. Written by `sv reflect`.\n");
        for (KnownOwner owner : all) {
            text.append(owner.key()).append(' ').append(owner.firstSeen().truncatedTo(ChronoUnit.SECONDS));
            text.append(owner.name().isEmpty() ? "" : " " + owner.name()).append('\n');
        }
        file.replace(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private LauncherException damaged(int line, String why) {
        return new LauncherException(
                ExitCode.DAMAGED,
                "read the known owners: " + file.path() + ": line " + line + ": " + why,
                "mend the line, or delete it and compare that owner's fingerprint again");
    }
}
