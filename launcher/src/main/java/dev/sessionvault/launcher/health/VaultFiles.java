package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exec.Writers;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that sv keeps: nobody else's to read or to change, and on a disk that stays. */
final class VaultFiles implements Examination {
    private static final int OWN_DIRECTORY = 0700;
    private static final int OWN_FILE = 0600;

    @Override
    public String id() {
        return "vault-files";
    }

    @Override
    public String title() {
        return "files of the vault";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException, LauncherException {
        Where where = patient.where;
        if (!Files.exists(where.data().resolve("vault.db"))) {
            chart.warning("no-vault", where.data() + ": there is no vault yet", "sv init");
        }
        int count = 0;
        for (Path kept : closed(where)) {
            count += lookAtClosed(kept, chart);
        }
        for (Path read : readable(where)) {
            count += lookAtReadable(read, chart);
        }
        chart.summary(count + " in " + where.data() + ", for this user only");
        lookAtParent(where.data(), chart);
        StoragePlace.lookAt(where, chart);
    }

    /** What only the user may read. */
    private static List<Path> closed(Where where) throws IOException {
        List<Path> all = new ArrayList<>(List.of(where.data(), where.data().resolve("used")));
        all.addAll(in(where.data(), "{vault,unlocked}.*"));
        all.add(where.log());
        all.addAll(in(where.log(), "*"));
        all.addAll(in(where.log().resolve("share"), "*"));
        all.addAll(in(where.config(), "{reflect.key,contacts.toml,known_owners}"));
        return all;
    }

    /** What others may read, but not change: shells read some of it, and it says which program gets a key. */
    private static List<Path> readable(Where where) throws IOException {
        List<Path> all = new ArrayList<>(in(where.data(), "hook.*"));
        all.add(where.shims());
        all.addAll(in(where.shims(), "*"));
        all.add(where.config());
        all.addAll(in(where.config(), "tools.toml"));
        all.add(where.pins());
        all.addAll(in(where.pins(), "*"));
        return all;
    }

    private static List<Path> in(Path directory, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
                files.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    private static int lookAtClosed(Path path, Chart chart) throws IOException {
        if (!isOwn(path, chart)) {
            return 0;
        }
        FileMode mode = FileMode.of(path);
        int wanted = mode.isDirectory() ? OWN_DIRECTORY : OWN_FILE;
        if (mode.isOpen()) {
            ModeRemedy remedy = new ModeRemedy(path, wanted);
            String what =
                    path + ": has mode " + FileMode.octal(mode.permissions()) + ", want " + FileMode.octal(wanted);
            chart.fault("mode", what, remedy.command(), remedy);
        }
        return 1;
    }

    private static int lookAtReadable(Path path, Chart chart) throws IOException {
        if (!isOwn(path, chart)) {
            return 0;
        }
        FileMode mode = FileMode.of(path);
        if (mode.isWritableByOthers()) {
            ModeRemedy remedy = new ModeRemedy(path, mode.permissions() & ~0022);
            chart.fault("writable", path + ": others may write it", remedy.command(), remedy);
        }
        return 1;
    }

    /** Whether it is there, a file or a directory, and the user's. */
    private static boolean isOwn(Path path, Chart chart) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        FileMode mode = FileMode.of(path);
        if (mode.isLink()) {
            boolean directory = Files.isDirectory(path);
            if (!directory) {
                chart.fault("link", path + ": is a symbolic link", "move the real file there");
            }
            return directory && isOwn(path.toRealPath(), chart);
        }
        int user = FileMode.ownUser();
        if (mode.owner() != user) {
            String what = path + ": belongs to user " + mode.owner() + ", not to user " + user;
            chart.fault("owner", what, "sudo chown " + user + " " + ShellWord.of(path.toString()));
            return false;
        }
        return true;
    }

    /** Who can rename the directory can put another in its place. */
    private static void lookAtParent(Path data, Chart chart) throws LauncherException {
        Path parent = data.toAbsolutePath().getParent();
        String others = parent == null || !Files.exists(parent) ? null : Writers.others(parent);
        if (others != null) {
            String path = others.substring(0, others.indexOf(": "));
            chart.fault(
                    "parent-writable",
                    others + ", and put another vault in the place of yours",
                    "chmod go-w " + ShellWord.of(path));
        }
    }
}
