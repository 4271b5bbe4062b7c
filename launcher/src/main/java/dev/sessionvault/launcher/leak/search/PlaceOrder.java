package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Place;
import java.util.Comparator;

/** Files as they are named, then what git keeps, then processes. */
final class PlaceOrder implements Comparator<Place> {
    private static final Comparator<Place.InFile> IN_FILE =
            Comparator.comparing(Place.InFile::file).thenComparing(Place.InFile::offset);
    private static final Comparator<Place.InStore> IN_STORE =
            Comparator.comparing(Place.InStore::file).thenComparing(Place.InStore::why);
    private static final Comparator<Place.InGit> IN_GIT = Comparator.comparing(Place.InGit::repository)
            .thenComparing(Place.InGit::path)
            .thenComparing(Place.InGit::line)
            .thenComparing(Place.InGit::column)
            .thenComparing(Place.InGit::commit);
    private static final Comparator<Place.InObject> IN_OBJECT = Comparator.comparing(Place.InObject::repository)
            .thenComparing(Place.InObject::object)
            .thenComparing(Place.InObject::line)
            .thenComparing(Place.InObject::column);
    private static final Comparator<Place.InProcess> IN_PROCESS = Comparator.comparing(Place.InProcess::pid)
            .thenComparing(Place.InProcess::argument)
            .thenComparing(Place.InProcess::variable)
            .thenComparing(Place.InProcess::program);

    @Override
    public int compare(Place left, Place right) {
        if (left instanceof Place.InFile a && right instanceof Place.InFile b) {
            return IN_FILE.compare(a, b);
        }
        if (left instanceof Place.InStore a && right instanceof Place.InStore b) {
            return IN_STORE.compare(a, b);
        }
        if (left instanceof Place.InGit a && right instanceof Place.InGit b) {
            return IN_GIT.compare(a, b);
        }
        if (left instanceof Place.InObject a && right instanceof Place.InObject b) {
            return IN_OBJECT.compare(a, b);
        }
        if (left instanceof Place.InProcess a && right instanceof Place.InProcess b) {
            return IN_PROCESS.compare(a, b);
        }
        return Integer.compare(kind(left), kind(right));
    }

    private static int kind(Place place) {
        if (place instanceof Place.InFile) {
            return 0;
        }
        if (place instanceof Place.InStore) {
            return 1;
        }
        if (place instanceof Place.InGit) {
            return 2;
        }
        return place instanceof Place.InObject ? 3 : 4;
    }
}
