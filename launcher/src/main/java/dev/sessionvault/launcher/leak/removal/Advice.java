package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;

/** What people can do about a key that sv leaves where it is. */
final class Advice {
    static final String LOG_OUT = "log out in the tool, which then removes it";

    private Advice() {}

    static String byHand(Finding finding) {
        String tool = finding.kind().tool();
        return "store it by `sv add " + (tool == null ? "TOOL" : tool) + "`, then take it out by hand";
    }

    static Left elsewhere(Finding finding) {
        Place place = finding.place();
        if (place instanceof Place.InGit git) {
            return new Left(
                    finding,
                    git.commit().isEmpty() ? "it is staged in git" : "it is in git's history",
                    git.commit().isEmpty()
                            ? "git rm --cached, or stage the file again"
                            : "change the key at its provider: whoever cloned it has it; git filter-repo rewrites what"
                                    + " is here");
        }
        if (place instanceof Place.InObject) {
            return new Left(
                    finding, "git still keeps it", "git reflog expire --expire=now --all && git gc --prune=now");
        }
        return new Left(
                finding, "a running process holds it", "end the process; if others could read it, change the key");
    }
}
