package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.edit.key.KeyText;
import dev.sessionvault.launcher.edit.key.Part;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of every file in which a wanted key was found. It holds the keys: whoever makes it closes it. */
public final class Plan implements AutoCloseable {
    private final Wanted wanted;
    private final List<FilePlan> files = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final List<Finding> logins = new ArrayList<>();

    private Plan(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Nothing is written; what is read is compared with what was found. */
    public static Plan of(List<Finding> findings, Wanted wanted) {
        Plan plan = new Plan(wanted);
        Map<Path, List<Finding>> byFile = new LinkedHashMap<>();
        for (Finding finding : findings) {
            plan.sort(finding, byFile);
        }
        byFile.forEach(plan::add);
        return plan;
    }

    private void sort(Finding finding, Map<Path, List<Finding>> byFile) {
        if (wanted.isMeant(finding) && !wanted.takes(finding)) {
            logins.add(finding);
        }
        if (finding.place() instanceof Place.InFile place) {
            byFile.computeIfAbsent(real(place.file()), file -> new ArrayList<>())
                    .add(finding);
        } else if (wanted.takes(finding)) {
            addOther(finding);
        }
    }

    private void addOther(Finding finding) {
        if (!(finding.place() instanceof Place.InStore store)) {
            left.add(Advice.elsewhere(finding));
            return;
        }
        try {
            files.add(FilePlanning.wholeLogin(real(store.file()), finding));
        } catch (LeftException e) {
            left.add(new Left(finding, e.why(), Advice.LOG_OUT));
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file; // it is gone, or not ours to reach: reading it will tell
        }
    }

    private void add(Path file, List<Finding> found) {
        List<Finding> distinct = distinct(found);
        if (distinct.stream().noneMatch(wanted::takes)) {
            return;
        }
        try {
            FilePlanning planning = new FilePlanning(file, distinct, wanted, read(file, distinct));
            FilePlan plan = planning.plan();
            left.addAll(planning.left());
            if (plan != null) {
                files.add(plan);
            }
        } catch (LeftException e) {
            distinct.stream()
                    .filter(wanted::takes)
                    .forEach(finding -> left.add(new Left(finding, e.why(), Advice.byHand(finding))));
        }
    }

    /** A file that several names lead to is found several times. */
    private static List<Finding> distinct(List<Finding> found) {
        Set<Long> offsets = new TreeSet<>();
        return found.stream()
                .filter(finding -> offsets.add(((Place.InFile) finding.place()).offset()))
                .toList();
    }

    private static KeyText read(Path file, List<Finding> found) throws LeftException {
        byte[] bytes = OwnFile.read(file);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Place.InFile place = (Place.InFile) found.get(i).place();
            long end = place.offset() + place.bytes();
            byte[] key = end > bytes.length
                    ? null
                    : Written.key(
                            bytes, (int) place.offset(), (int) end, found.get(i).fingerprint());
            if (key == null) {
                boolean wide = bytes.length > 1 && (bytes[0] & 0xfe) == 0xfe && (bytes[1] & 0xfe) == 0xfe;
                Arrays.fill(bytes, (byte) 0);
                throw new LeftException(wide ? "it is written in UTF-16" : "it has changed since it was searched");
            }
            Arrays.fill(key, (byte) 0);
            parts.add(new Part(i, (int) place.offset(), (int) end));
        }
        if (parts.size() > KeyText.MAX_KEYS) {
            throw new LeftException("more than " + KeyText.MAX_KEYS + " keys are in it");
        }
        return new KeyText(bytes, parts);
    }

    public List<FilePlan> files() {
        return List.copyOf(files);
    }

    /** Keys that are wanted, and stay. */
    public List<Left> left() {
        return List.copyOf(left);
    }

    /** Logins that stay because nobody asked for them. */
    public List<Finding> logins() {
        return List.copyOf(logins);
    }

    @Override
    public void close() {
        files.forEach(FilePlan::close);
    }
}
