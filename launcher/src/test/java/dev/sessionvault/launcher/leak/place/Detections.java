package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.form.Detector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the detector finds in what a source brings: in each file the kinds, in order. */
final class Detections implements Search {
    final List<String> found = new ArrayList<>();

    @Override
    public void file(Path file) {
        try {
            bytes(
                    Files.readAllBytes(file),
                    (at, length, line, column) -> new Place.InFile(file, at, length, line, column));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void bytes(byte[] bytes, Position at) {
        Detector.standard().search(bytes, 0, bytes.length, hit -> {
            Place.InFile place = (Place.InFile) at.at(hit.start(), hit.end() - hit.start(), 1, 1);
            String key = new String(bytes, hit.start(), hit.end() - hit.start(), StandardCharsets.ISO_8859_1);
            found.add(place.file() + " " + hit.kind().id() + " " + key);
        });
    }

    @Override
    public void found(Finding finding) {
        found.add(
                ((Place.InStore) finding.place()).file() + " " + finding.kind().id() + " ");
    }

    @Override
    public void unread(String what, String why) {
        throw new AssertionError(what + why);
    }
}
