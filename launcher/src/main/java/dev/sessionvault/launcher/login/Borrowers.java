package dev.sessionvault.launcher.login;

import dev.sessionvault.vault.EntryId;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes that have a login in their private memory now: tools, what they have started, and keepers. KEEPER.md. */
public final class Borrowers {
    private static final String MEMORY = "fd/50/of-";

    private Borrowers() {}

    /** Their numbers, in order. */
    public static List<Long> of(EntryId entry) {
        String[] names = new File("/proc").list();
        List<Long> borrowers = new ArrayList<>();
        for (String name : names == null ? new String[0] : names) {
            boolean isNumber = name.charAt(0) >= '1' && name.charAt(0) <= '9';
            if (isNumber && Files.isDirectory(Path.of("/proc", name, MEMORY + entry.value()))) {
                borrowers.add(Long.valueOf(name));
            }
        }
        borrowers.sort(null);
        return borrowers;
    }
}
