package dev.sessionvault.vault.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the mode 0600 is elsewhere, as Windows says it: an access list that lets in this user and nobody else. */
final class OnlyOurs {
    /** The system itself, which some systems add to every list. Who is it needs no permission. */
    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";

    private OnlyOurs() {}

    /** Whether files have access lists here, and no modes. */
    static boolean isNeeded() {
        return File.separatorChar == '\\';
    }

    /** For a directory that is made: what is made in it has the same. */
    static FileAttribute<List<AclEntry>> directory() {
        return attribute(EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT));
    }

    /** For a file that is made. */
    static FileAttribute<List<AclEntry>> file() {
        return attribute(EnumSet.noneOf(AclEntryFlag.class));
    }

    private static FileAttribute<List<AclEntry>> attribute(EnumSet<AclEntryFlag> flags) {
        List<AclEntry> list = List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(us())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(flags)
                .build());
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return list;
            }
        };
    }

    /** A new directory also has what its parent hands down: this takes that away again. */
    static void takeOver(Path directory) throws IOException {
        view(directory).setAcl(directory().value());
    }

    /** @return why the path is not ours alone, or {@code null} */
    static @Nullable String fault(Path path) throws IOException {
        UserPrincipal us = us();
        for (AclEntry entry : view(path).getAcl()) {
            boolean isOurs = entry.principal().equals(us)
                    || SYSTEM.equals(entry.principal().getName());
            if (entry.type() == AclEntryType.ALLOW && !isOurs) {
                return "lets in " + entry.principal().getName() + ", want nobody but you";
            }
        }
        return null;
    }

    static BasicFileAttributes attributes(Path path, LinkOption... options) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, options);
    }

    private static AclFileAttributeView view(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            throw new NoSuchFileException(path.toString(), null, "its file system has no access lists");
        }
        return view;
    }

    private static UserPrincipal us() {
        try {
            return FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
