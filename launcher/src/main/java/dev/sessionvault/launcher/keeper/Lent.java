package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A login in private memory, as the tool finds it, and what is known of it: KEEPER.md, section 4. What writes here holds
 * {@link Berth}'s lock, but for the tool.
 */
public final class Lent {
    /** The directory that the tool has. */
    public static final String LOGIN = "login";

    /** The fingerprint of what the vault is known to hold. */
    private static final String KNOWN = "known";

    /** What was on its way into the vault. */
    private static final String SENT = "sent";

    /** Whose it is; made last, so that a memory without it is none. */
    static final String OF = "of-";

    private final PrivateMemory memory;
    private final String file;

    private Lent(PrivateMemory memory, String file) {
        this.memory = memory;
        this.file = file;
    }

    /**
     * A memory with this login in it.
     *
     * @param file the name that the tool has for it
     * @throws LauncherException DENIED if there can be none here
     */
    public static Lent make(Berth berth, String file, SecretBytes login, String fingerprint) throws LauncherException {
        Lent made = new Lent(PrivateMemory.make(berth.directory()), file);
        try {
            MemoryFile.makeDirectory(made.directory());
            made.replace(login, fingerprint);
            MemoryFile.makeDirectory(made.memory.path().resolve(OF + berth.entry()));
            return made;
        } catch (IOException e) {
            made.memory.close();
            throw Refusal.UNUSABLE.of(berth.directory());
        }
    }

    /** The one that some process has now, or {@code null}. */
    public static @Nullable Lent find(Berth berth, String file) throws LauncherException {
        for (long pid : Borrowers.of(berth.entry())) {
            try {
                return new Lent(PrivateMemory.of(pid, berth.directory()), file);
            } catch (PosixException e) {
                // It has just ended: there may be others.
            }
        }
        return null;
    }

    /** Whether this process has the memory of this entry. */
    public static boolean isHeld(String entry) {
        return Files.isDirectory(PrivateMemory.held().path().resolve(OF + entry));
    }

    /** What this process, or the program that it was before, has open under our numbers. */
    public static Lent held(String file) {
        return new Lent(PrivateMemory.held(), file);
    }

    public PrivateMemory memory() {
        return memory;
    }

    /** The directory that the tool has, as this process reaches it. */
    public Path directory() {
        return memory.path().resolve(LOGIN);
    }

    /** What is in the file now, whatever that is; {@code null} if there is no such file, or it is larger than that. */
    public @Nullable SecretBytes read(int limitBytes) {
        return MemoryFile.read(directory().resolve(file), limitBytes);
    }

    /** Puts the vault's login in the place of what is there. */
    public void replace(SecretBytes login, String fingerprint) throws IOException {
        MemoryFile.write(directory(), file, login);
        know(fingerprint);
    }

    /** The fingerprint of the login that the vault is known to hold. */
    public String known() throws IOException {
        return Files.readString(memory.path().resolve(KNOWN), StandardCharsets.US_ASCII);
    }

    /** The vault holds the login with this fingerprint. */
    public void know(String fingerprint) throws IOException {
        try (SecretBytes text = SecretBytes.takeFrom(fingerprint.getBytes(StandardCharsets.US_ASCII))) {
            MemoryFile.write(memory.path(), KNOWN, text);
        }
    }

    /** What was on its way into the vault, last: it may have got there without anybody noting that. */
    public @Nullable SecretBytes sent(int limitBytes) {
        return MemoryFile.read(memory.path().resolve(SENT), limitBytes);
    }

    /** This is on its way into the vault. */
    public void send(SecretBytes login) throws IOException {
        MemoryFile.write(memory.path(), SENT, login);
    }
}
