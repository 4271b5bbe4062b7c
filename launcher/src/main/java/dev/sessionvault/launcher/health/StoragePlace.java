package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What kind of place the vault lies in: one that other machines have, or that ends with this one's power. */
final class StoragePlace {
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "afs",
            "ceph",
            "glusterfs",
            "lustre",
            "fuse.sshfs",
            "fuse.glusterfs",
            "fuse.rclone",
            "fuse.s3fs",
            "davfs",
            "fuse.davfs2");
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

    /** The beginnings of the names of directories that are synchronised, in small letters. */
    private static final List<String> SYNCHRONISED = List.of(
            "dropbox",
            "onedrive",
            "mobile documents",
            "icloud drive",
            "icloud",
            "nextcloud",
            "owncloud",
            "google drive",
            "googledrive",
            "pclouddrive",
            "seafile",
            "megasync",
            "syncthing");

    private StoragePlace() {}

    static void lookAt(Where where, Chart chart) throws IOException {
        Path data = real(where.data());
        Mounts.Mount mount = Mounts.read(where.system()).of(data);
        if (mount == null) {
            chart.unknown("mount", where.data() + ": what it lies on is not told", "");
        } else if (NETWORK.contains(mount.type())) {
            chart.note(
                    "network",
                    where.data() + ": on a network file system (" + mount.type()
                            + "): the server's owner has its files",
                    "");
        } else if (MEMORY.contains(mount.type())) {
            chart.note("memory", where.data() + ": in memory (" + mount.type() + "): it ends with the power", "");
        }
        lookForSynchronised(data, chart);
    }

    private static void lookForSynchronised(Path data, Chart chart) {
        for (Path above = data; above != null; above = above.getParent()) {
            String name = above.getFileName() == null ? "" : above.getFileName().toString();
            String small = name.toLowerCase(Locale.ROOT);
            boolean known = SYNCHRONISED.stream().anyMatch(small::startsWith);
            if (known || Files.exists(above.resolve(".stfolder"))) {
                chart.note(
                        "synchronised",
                        data + ": in a directory that is synchronised (" + name
                                + "): its provider has copies, sealed as" + " they are, and an old one may come back",
                        "");
                return;
            }
        }
    }

    /** As far as it is there. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        return Files.exists(absolute) || parent == null
                ? absolute.toRealPath()
                : real(parent).resolve(String.valueOf(absolute.getFileName()));
    }
}
