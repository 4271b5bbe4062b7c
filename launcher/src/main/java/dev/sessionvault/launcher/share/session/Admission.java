package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.RefusedException;
import java.util.Map;

/**
 * A call that may run.
 *
 * @param number of this session's calls, from 1, refused ones among them
 * @param id the recipient's number for it
 * @param given as the recipient sent it
 * @param arguments what it runs with
 * @param approved whether the owner was asked, and said yes
 */
public record Admission(int number, int id, Map<String, String> given, Arguments arguments, boolean approved) {

    /**
     * A call that may not.
     *
     * @param verb as the recipient wrote it, and so what was given
     */
    public record Refused(int number, int id, String verb, Map<String, String> given, RefusedException why) {}
}
