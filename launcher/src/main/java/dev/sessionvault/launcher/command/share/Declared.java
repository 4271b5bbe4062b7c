package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.verb.Quoted;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is declared in /etc/sv, or in a draft of it. */
final class Declared {
    @Option(
            names = "--draft",
            paramLabel = "DIR",
            description =
                    "Look at DIR/policy.toml and DIR/verbs.d instead of what is in /etc/sv. Nothing is lent by a draft.")
    @Nullable
    File draft;

    Verbs verbs() throws LauncherException {
        return draft == null
                ? Verbs.load(TrustedFiles.ofRoot(), Verbs.DIRECTORY)
                : Verbs.draft(new File(draft, Verbs.DIRECTORY.getName()));
    }

    Policy policy() throws LauncherException {
        AccountNames names = AccountNames.ofMachine();
        return draft == null
                ? Policy.load(TrustedFiles.ofRoot(), Policy.FILE, names)
                : Policy.draft(new File(draft, Policy.FILE.getName()), names);
    }

    static Verb find(Verbs verbs, String name) throws LauncherException {
        String fault = VerbName.fault(name);
        if (fault != null) {
            throw Failure.usage("find the verb: " + Quoted.of(name) + ": it " + fault, "sv verb list");
        }
        return verbs.find(new VerbName(name))
                .orElseThrow(() -> Failure.usage("find the verb: " + name + ": it is not declared", "sv verb list"));
    }

    /** @param words each {@code parameter=value} */
    static Map<String, String> given(List<String> words) throws LauncherException {
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || given.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw Failure.usage(
                        "read the command line: " + Quoted.of(word) + ": want each parameter once, as parameter=value",
                        null);
            }
        }
        return given;
    }
}
