package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A finding as one line that editors can jump to, and git for what is past. */
final class FindingLine {
    private static final int SHORT_CHARACTERS = 12;

    private final Finding finding;
    private final Path working;

    FindingLine(Finding finding, Path working) {
        this.finding = finding;
        this.working = working;
    }

    /** What the line begins with. */
    String place() {
        return where() + ":";
    }

    /** The same within a sentence, without the colon at its end. */
    String where() {
        Place place = finding.place();
        if (place instanceof Place.InFile in) {
            return ShownPath.of(in.file(), working) + ":" + in.line() + ":" + in.column();
        }
        if (place instanceof Place.InStore in) {
            return ShownPath.of(in.file(), working) + ":1:1";
        }
        if (place instanceof Place.InGit in) {
            return git(in) + ":" + in.line() + ":" + in.column();
        }
        if (place instanceof Place.InObject in) {
            return shortened(in.object()) + ":" + in.line() + ":" + in.column();
        }
        Place.InProcess in = (Place.InProcess) place;
        return "process " + in.pid() + " (" + ShownPath.of(in.program()) + ")";
    }

    /** As {@code git show} takes it; what is staged lies in a file too. */
    private String git(Place.InGit in) {
        byte[] path = in.path().getBytes(StandardCharsets.UTF_8);
        return in.commit().isEmpty()
                ? ShownPath.of(in.repository().resolve(in.path()), working)
                : shortened(in.commit()) + ":" + ShownPath.of(path);
    }

    private static String shortened(String object) {
        return object.substring(0, Math.min(SHORT_CHARACTERS, object.length()));
    }

    /** What follows. */
    String rest() {
        String kind = " " + finding.kind().title() + (finding.name().isEmpty() ? "" : " (" + name() + ")");
        String fingerprint = finding.fingerprint().isEmpty() ? "" : ", fingerprint " + finding.fingerprint();
        return kind + circumstances() + fingerprint;
    }

    /** A name is of the file's making. */
    private String name() {
        return ShownPath.of(finding.name());
    }

    private String circumstances() {
        Place place = finding.place();
        if (place instanceof Place.InStore in) {
            return ": " + in.why();
        }
        if (place instanceof Place.InGit in && in.commit().isEmpty()) {
            return ", staged";
        }
        if (place instanceof Place.InObject in) {
            return ", which git in " + ShownPath.of(in.repository(), working) + " keeps though nothing leads to it";
        }
        if (place instanceof Place.InProcess in) {
            String where = in.argument() < 0 ? "" : " in argument " + in.argument() + ", which everybody here can read";
            return where + (in.others() == 0 ? "" : ", and in " + in.others() + " more");
        }
        return "";
    }
}
