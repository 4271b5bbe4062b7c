package dev.sessionvault.launcher.share.policy;

import dev.sessionvault.launcher.share.scope.Allowed;
import dev.sessionvault.launcher.share.scope.Grant;
import dev.sessionvault.launcher.share.scope.Wanted;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One rule of a policy.
 *
 * @param number from one
 * @param line on which it begins
 * @param verbs names, {@code GROUP.*}, or {@code *}
 * @param where what it says about parameters
 * @param others whether it says {@code "*" = "*"}: parameters that it does not name may have any value
 * @param recipients keys that it is about; if there are none, it is about all
 * @param bearer whether it is also about sessions without a named recipient
 */
record Rule(
        int number,
        int line,
        boolean allows,
        List<String> users,
        List<String> groups,
        List<String> verbs,
        Map<String, Wanted> where,
        boolean others,
        List<String> recipients,
        boolean bearer,
        Caps caps) {

    /** Whether it is about that verb's name. */
    boolean names(VerbName verb) {
        return verbs.stream().anyMatch(pattern -> matches(pattern, verb));
    }

    static boolean matches(String pattern, VerbName verb) {
        return pattern.equals("*")
                || pattern.equals(verb.value())
                || pattern.endsWith(".*") && pattern.equals(verb.group() + ".*");
    }

    /**
     * The calls of a verb that it is about. A rule that allows has to say something of every parameter; one that denies
     * is about every value of those that it does not name. Neither is about a verb that has not got what it names.
     */
    Optional<Grant> grant(Verb verb) {
        boolean isAbout = names(verb.name())
                && where.keySet().stream().allMatch(name -> verb.parameter(name).isPresent());
        return isAbout ? allowed(verb) : Optional.empty();
    }

    private Optional<Grant> allowed(Verb verb) {
        SortedMap<String, Allowed> allowed = new TreeMap<>();
        for (Parameter parameter : verb.parameters()) {
            Optional<Allowed> values = values(parameter);
            if (values.isEmpty()) {
                return isBroken(verb) && !allows ? Optional.of(Grant.all(verb)) : Optional.empty();
            }
            allowed.put(parameter.name(), values.get());
        }
        return Optional.of(new Grant(verb.name(), allowed));
    }

    private Optional<Allowed> values(Parameter parameter) {
        Wanted wanted = where.get(parameter.name());
        if (wanted != null) {
            return isExact() ? strict(wanted, parameter) : wanted.within(parameter);
        }
        return others || !allows ? Optional.of(Allowed.all(parameter.type())) : Optional.empty();
    }

    private static Optional<Allowed> strict(Wanted wanted, Parameter parameter) {
        try {
            return Optional.of(wanted.allowed(parameter));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** A rule of one verb says what that verb's parameters take; if it does not, it is a mistake, not a narrower rule. */
    private boolean isExact() {
        return verbs.size() == 1 && !verbs.get(0).endsWith("*");
    }

    /** Whether it names a value that the verb's parameter does not take: then what it denies is not known. */
    boolean isBroken(Verb verb) {
        return isExact()
                && names(verb.name())
                && verb.parameters().stream()
                        .anyMatch(parameter -> where.containsKey(parameter.name())
                                && values(parameter).isEmpty());
    }

    /** For people. */
    String title() {
        return "rule " + number + " (line " + line + ")";
    }
}
