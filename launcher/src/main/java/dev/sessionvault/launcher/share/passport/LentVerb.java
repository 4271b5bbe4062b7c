package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Hints;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A verb as its recipient sees it: not how it is carried out, not with which key, not what it is pinned to.
 *
 * @param parameters that the recipient may give, in the order of the verb's file
 * @param pinned names of parameters that the owner gives
 * @param seconds that a call may take
 * @param outputBytes that a call may write
 * @param approve whether the owner is asked about each call
 */
public record LentVerb(
        VerbName name,
        String description,
        List<LentParameter> parameters,
        List<String> pinned,
        int seconds,
        long outputBytes,
        boolean approve,
        Hints hints) {

    public LentVerb {
        parameters = List.copyOf(parameters);
        pinned = List.copyOf(pinned);
    }

    /**
     * @param scope in which there is a grant of the verb
     * @param approve whether the policy or the owner wants to be asked, even if the verb does not
     */
    public static LentVerb of(Verb verb, Scope scope, boolean approve) {
        SortedMap<String, String> pinned = scope.pinned(verb.name());
        List<LentParameter> free = new ArrayList<>();
        for (Parameter parameter : verb.parameters()) {
            if (!pinned.containsKey(parameter.name())) {
                free.add(new Lent(parameter, scope.only(verb.name())).parameter());
            }
        }
        return new LentVerb(
                verb.name(),
                verb.description(),
                free,
                List.copyOf(pinned.keySet()),
                verb.limits().seconds(),
                verb.limits().outputBytes(),
                approve || verb.approve(),
                verb.hints());
    }

    public Optional<LentParameter> parameter(String wanted) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(wanted))
                .findFirst();
    }
}
