package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Moves;
import java.io.File;
import java.util.List;

/** {@code --map OLD=NEW}: the first equals sign divides them; OLD is a path of another machine, NEW one of this. */
final class DirectoryMoves {
    private DirectoryMoves() {}

    static Moves parse(List<String> maps) throws LauncherException {
        Moves moves = new Moves();
        for (String map : maps) {
            int equals = map.indexOf('=');
            String old = equals < 0 ? "" : map.substring(0, equals);
            if (!old.startsWith("/") || equals == map.length() - 1) {
                throw Failure.usage("read --map: " + map + ": want OLD=NEW, with OLD an absolute path", null);
            }
            put(moves, map, new File(old).toPath().normalize().toString(), Place.realOrGone(map.substring(equals + 1)));
        }
        return moves;
    }

    private static void put(Moves moves, String map, String old, String now) throws LauncherException {
        try {
            moves.put(old, now);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("read --map: " + map + ": not two paths", null);
        }
    }
}
