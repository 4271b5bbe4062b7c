package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The whole lines of a file. */
final class Lines {
    private Lines() {}

    /** Without their ends; what stands behind the last end is left out. */
    static List<byte[]> of(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    /** Whether anybody with a key has written here. */
    static boolean anyKeyed(LogFiles files) throws StoreException {
        for (int number : files.numbers()) {
            for (byte[] bytes : of(files.read(number))) {
                Line line = LineParser.parse(bytes);
                if (line == null || line.isKeyed()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The number of a file's first line, as its first line with a right mac proves it. */
    static long firstNumber(LogFiles files, Seals seals, int file, long otherwise) throws StoreException {
        List<byte[]> lines = of(files.read(file));
        for (int i = 0; i < lines.size(); i++) {
            Line line = LineParser.parse(lines.get(i));
            if (line != null && seals.proves(line)) {
                return Math.max(1, line.number(Field.NUMBER) - i);
            }
        }
        return otherwise;
    }
}
