package dev.sessionvault.launcher.share.policy;

import java.util.Set;

/** Whom a rule is about. */
final class Addressees {
    private final Rule rule;
    private final AccountNames names;

    Addressees(Rule rule, AccountNames names) {
        this.rule = rule;
        this.names = names;
    }

    Applies about(Lending who) {
        return isAboutRecipient(who) ? about(who.account()) : Applies.NO;
    }

    /** Of a rule that allows, a bearer has to be named; one that denies is about everybody that it does not leave out. */
    private boolean isAboutRecipient(Lending who) {
        if (who.recipient() == null) {
            return rule.bearer() || !rule.allows() && rule.recipients().isEmpty();
        }
        return rule.recipients().isEmpty() || rule.recipients().contains(who.recipient());
    }

    private Applies about(Account account) {
        Applies about = Applies.NO;
        for (String user : rule.users()) {
            about = about.or(user.equals("*") ? Applies.YES : in(names.user(user), Set.of(account.uid())));
        }
        for (String group : rule.groups()) {
            about = about == Applies.YES ? about : about.or(in(names.group(group), account.groups()));
        }
        return about;
    }

    private static Applies in(AccountNames.Answer answer, Set<Integer> numbers) {
        return switch (answer.state()) {
            case FOUND -> numbers.contains(answer.number()) ? Applies.YES : Applies.NO;
            case ABSENT -> Applies.NO;
            case UNKNOWN -> Applies.UNKNOWN;
        };
    }
}
