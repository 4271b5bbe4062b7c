package dev.sessionvault.launcher.share.policy;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.scope.Grant;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each local user may lend. Nothing, unless a rule allows it; and not, if any rule denies it.
 *
 * <p>It is what the file said when it was read: it is read at each opening and at each call.
 */
public final class Policy {
    /** Where it is; nothing moves it. */
    public static final File FILE = new File("/etc/sv/policy.toml");

    private static final int MAX_FILE_BYTES = 1 << 20;

    private final List<Rule> rules;
    private final AccountNames names;

    private Policy(List<Rule> rules, AccountNames names) {
        this.rules = List.copyOf(rules);
        this.names = names;
    }

    /**
     * @throws LauncherException DENIED if there is none, if somebody else could have written it, or if it is malformed
     */
    public static Policy load(TrustedFiles trusted, File file, AccountNames names) throws LauncherException {
        try {
            return parse(file.getPath(), trusted.text(file, MAX_FILE_BYTES), names);
        } catch (LauncherException e) {
            throw file.exists()
                    ? e
                    : new LauncherException(
                            e.code(),
                            String.valueOf(e.getMessage()),
                            "nothing can be lent without a policy: sv policy init");
        }
    }

    /** Of a file that anybody may have written: to look at before it is installed, never to lend by. */
    public static Policy draft(File file, AccountNames names) throws LauncherException {
        try {
            return parse(file.getPath(), Files.readString(file.toPath()), names);
        } catch (IOException e) {
            throw new LauncherException(ExitCode.USAGE, "read " + file + ": cannot be read as UTF-8", null);
        }
    }

    /** Of one text. */
    public static Policy parse(String file, String text, AccountNames names) throws LauncherException {
        try {
            return new Policy(PolicyFile.parse(text), names);
        } catch (MalformedException e) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "read the policy: " + file + ": " + e.getMessage(),
                    "mend the file; `sv policy check` reads it again");
        }
    }

    /** What looks like a mistake in it. */
    public List<String> check(Verbs verbs) {
        return new PolicyCheck(rules, names, verbs).findings();
    }

    /** About one call, now. */
    public Decision decide(Lending who, Verb verb, Arguments arguments) {
        List<Rule> allowing = new ArrayList<>();
        for (Rule rule : rules) {
            Optional<Grant> grant = rule.grant(verb);
            if (grant.isEmpty() || !grant.get().permits(arguments)) {
                continue;
            }
            if (!rule.allows() && about(rule, who).denies()) {
                return Decision.denied(rule.title() + " denies it");
            }
            if (rule.allows() && about(rule, who).allows()) {
                allowing.add(rule);
            }
        }
        return allowing.isEmpty() ? Decision.denied("no rule allows it") : allowed(allowing);
    }

    /** About everything that is to be lent: every call of the scope, and not only some. */
    public Decision decide(Lending who, Scope scope, Verbs verbs) {
        List<Rule> allowing = new ArrayList<>();
        Scope allowed = Scope.none();
        for (Rule rule : rules) {
            Scope about = about(rule, scope, verbs);
            if (!about.meets(scope)) {
                continue;
            }
            if (!rule.allows() && about(rule, who).denies()) {
                return Decision.denied(rule.title() + " denies some of it");
            }
            if (rule.allows() && about(rule, who).allows()) {
                allowing.add(rule);
                allowed = allowed.union(about);
            }
        }
        return allowed.contains(scope) && !scope.isEmpty()
                ? allowed(allowing)
                : Decision.denied(missing(scope, allowed));
    }

    /** What a rule is about, of the verbs of a scope. */
    private static Scope about(Rule rule, Scope scope, Verbs verbs) {
        List<Grant> grants = new ArrayList<>();
        for (VerbName name : scope.verbs()) {
            verbs.find(name).flatMap(rule::grant).ifPresent(grants::add);
        }
        return Scope.of(grants);
    }

    private static String missing(Scope scope, Scope allowed) {
        try {
            List<Grant> missing = scope.minus(allowed).grants();
            return missing.isEmpty()
                    ? "nothing is to be lent"
                    : "no rule allows " + missing.get(0).text();
        } catch (Scope.TooManyPieces e) {
            return "no rule allows all of it";
        }
    }

    private static Decision allowed(List<Rule> rules) {
        Caps caps = Caps.WIDEST;
        for (Rule rule : rules) {
            caps = caps.and(rule.caps());
        }
        String titles = String.join(", ", rules.stream().map(Rule::title).toList());
        return new Decision(true, titles + (rules.size() == 1 ? " allows it" : " allow it"), caps);
    }

    /**
     * All that this user may lend to this recipient.
     *
     * @throws Scope.TooManyPieces if its rules cut each other into some thousand pieces
     */
    public Scope granted(Lending who, Verbs verbs) {
        Scope allowed = Scope.none();
        Scope denied = Scope.none();
        for (Rule rule : rules) {
            for (Verb verb : verbs.all()) {
                Scope about = Scope.of(rule.grant(verb).stream().toList());
                if (rule.allows() && about(rule, who).allows()) {
                    allowed = allowed.union(about);
                } else if (!rule.allows() && about(rule, who).denies()) {
                    denied = denied.union(about);
                }
            }
        }
        return allowed.minus(denied);
    }

    Applies about(Rule rule, Lending who) {
        return new Addressees(rule, names).about(who);
    }
}
