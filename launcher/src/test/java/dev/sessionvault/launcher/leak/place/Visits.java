package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A search that knows the keys and takes no key for anything else: it tells where a source leads to them. */
final class Visits implements Search {
    final List<Path> files = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    int largestPiece;
    final List<String> unread = new ArrayList<>();
    private final List<String> keys;

    /** @param keys must all be found */
    Visits(List<String> keys) {
        this.keys = new ArrayList<>(keys);
    }

    static Visits of(List<Planted> planted) {
        return new Visits(planted.stream()
                .map(one -> new String(one.key(), StandardCharsets.US_ASCII))
                .filter(key -> !key.isEmpty())
                .toList());
    }

    /** Those that nothing led to. */
    List<String> missed() {
        return keys;
    }

    @Override
    public void file(Path file) {
        files.add(file);
        try {
            bytes(
                    Files.readAllBytes(file),
                    (at, length, line, column) -> new Place.InFile(file, at, length, line, column));
        } catch (IOException e) {
            unread(file.toString(), e.toString());
        }
    }

    @Override
    public void bytes(byte[] bytes, Position at) {
        largestPiece = Math.max(largestPiece, bytes.length);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String key : List.copyOf(keys)) {
            int offset = text.indexOf(key);
            if (offset >= 0) {
                keys.remove(key);
                places.add(place(text, offset, key.length(), at));
            }
        }
    }

    private static Place place(String text, int offset, int length, Position at) {
        long line = 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return at.at(offset, length, line, offset - text.lastIndexOf('\n', offset));
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void unread(String what, String why) {
        unread.add(what + ": " + why);
    }
}
