package dev.sessionvault.launcher.exec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts another text in a pin's place, whole or not at all. */
public final class PinFile {
    private PinFile() {}

    /** @return whether it was done */
    public static boolean replace(File file, String text) {
        try {
            Path fresh = Files.createTempFile(file.getParentFile().toPath(), ".new", ".tmp"); // for the user alone
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file.toPath(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
