package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/** Who may use the machine's TPM: the members of the group that its device belongs to. */
final class TpmPermission {
    private TpmPermission() {}

    private static Path device(Where where) {
        return where.system().resolve("dev/tpmrm0");
    }

    static boolean isThere(Where where) {
        return Files.exists(device(where));
    }

    static boolean isGiven(Where where) {
        return Files.isReadable(device(where)) && Files.isWritable(device(where));
    }

    /** What has to be done for this user to be let in. */
    static String advice(Where where) throws IOException {
        Path device = device(where);
        if (!Files.exists(device)) {
            return "switch the TPM on in the firmware's settings";
        }
        PosixFileAttributes attributes = Files.readAttributes(device, PosixFileAttributes.class);
        String group = attributes.group().getName();
        boolean usable = attributes.permissions().contains(PosixFilePermission.GROUP_READ)
                && attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && !group.equals("root");
        String user = System.getProperty("user.name", "");
        if (!usable) {
            return "sudo chgrp tss /dev/tpmrm0 && sudo chmod 660 /dev/tpmrm0, and a udev rule that says so";
        }
        return isMember(where, group, user)
                ? "log out and in again: " + user + " is in the group " + group
                        + ", and this login does not have it yet"
                : "sudo usermod -aG " + ShellWord.of(group) + " " + ShellWord.of(user) + ", then log out and in again";
    }

    private static boolean isMember(Where where, String group, String user) throws IOException {
        Path groups = where.system().resolve("etc/group");
        for (String line : Files.readAllLines(groups, StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3 && fields[0].equals(group)) {
                return List.of(fields[3].split(",")).contains(user);
            }
        }
        return false;
    }
}
