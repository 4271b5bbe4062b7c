package dev.sessionvault.launcher.share.policy;

import dev.sessionvault.launcher.share.scope.Grant;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.util.ArrayList;
import java.util.List;

/** What in a policy does nothing, or more than its author may have thought. */
final class PolicyCheck {
    private final List<Rule> rules;
    private final AccountNames names;
    private final Verbs verbs;
    private final List<String> findings = new ArrayList<>();

    PolicyCheck(List<Rule> rules, AccountNames names, Verbs verbs) {
        this.rules = rules;
        this.names = names;
        this.verbs = verbs;
    }

    List<String> findings() {
        if (rules.stream().noneMatch(Rule::allows)) {
            findings.add("no rule allows anything: nothing can be lent");
        }
        for (Rule rule : rules) {
            verbs(rule);
            people(rule);
            if (rule.allows()) {
                allowing(rule);
            }
        }
        return findings;
    }

    private void verbs(Rule rule) {
        for (String pattern : rule.verbs()) {
            if (verbs.all().stream().noneMatch(verb -> Rule.matches(pattern, verb.name()))) {
                say(rule, "verbs: " + pattern + " is no verb that is declared");
            }
        }
        for (String parameter : rule.where().keySet()) {
            if (about(rule).stream().noneMatch(verb -> verb.parameter(parameter).isPresent())) {
                say(rule, "where: " + parameter + " is a parameter of none of its verbs: it does nothing");
            }
        }
        about(rule).stream().filter(rule::isBroken).forEach(verb -> broken(rule, verb));
    }

    private void broken(Rule rule, Verb verb) {
        String effect = rule.allows() ? "it allows nothing" : "it denies all of it";
        say(rule, "where: has a value that " + verb.name() + " does not take: " + effect);
    }

    private List<Verb> about(Rule rule) {
        return verbs.all().stream().filter(verb -> rule.names(verb.name())).toList();
    }

    private void people(Rule rule) {
        for (String user : rule.users()) {
            if (!user.equals("*")) {
                known(rule, "users: " + user, names.user(user));
            }
        }
        rule.groups().forEach(group -> known(rule, "groups: " + group, names.group(group)));
    }

    private void known(Rule rule, String name, AccountNames.Answer answer) {
        switch (answer.state()) {
            case FOUND -> {}
            case ABSENT -> say(rule, name + " is not known on this machine");
            case UNKNOWN -> say(rule, name + " could not be looked up");
        }
    }

    private void allowing(Rule rule) {
        for (Verb verb : about(rule)) {
            rule.grant(verb).ifPresentOrElse(grant -> dead(rule, grant), () -> unsaid(rule, verb));
        }
        if (rule.users().contains("*")) {
            say(rule, "users: everyone on this machine may lend it");
        }
        if (rule.verbs().contains("*")) {
            say(rule, "verbs: every verb, also those that are declared later");
        }
        if (rule.others()) {
            say(rule, "where: parameters that it does not name may have any value, also those that come later");
        }
        if (rule.bearer()) {
            say(rule, "bearer: whoever gets hold of a handle may call it");
        }
    }

    private void unsaid(Rule rule, Verb verb) {
        for (Parameter parameter : verb.parameters()) {
            boolean named = rule.where().containsKey(parameter.name());
            if (!named && !rule.others() && rule.verbs().contains(verb.name().value())) {
                say(rule, "where: says nothing of " + parameter.name() + ": it does not allow " + verb.name());
            }
        }
    }

    private void dead(Rule rule, Grant grant) {
        for (Rule other : rules) {
            boolean everyone = !other.allows()
                    && other.users().contains("*")
                    && other.recipients().isEmpty();
            boolean all = verbs.find(grant.verb())
                    .flatMap(other::grant)
                    .filter(denied -> Scope.of(List.of(denied)).contains(Scope.of(List.of(grant))))
                    .isPresent();
            if (everyone && all) {
                say(rule, "does nothing for " + grant.verb() + ": " + other.title() + " denies all of it");
            }
        }
    }

    private void say(Rule rule, String what) {
        findings.add(rule.title() + ": " + what);
    }
}
