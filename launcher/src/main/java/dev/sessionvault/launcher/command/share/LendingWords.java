package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Machine;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.key.Contacts;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What is offered where a contact, a verb or a session is typed; nothing, where that cannot be read. */
public final class LendingWords {
    private static final String USUAL_PORT = ":443";

    private final Machine machine;
    private final TrustedFiles trusted;
    private final File declared;

    public LendingWords(Machine machine) {
        this(machine, TrustedFiles.ofRoot(), Verbs.DIRECTORY);
    }

    /** @param declared where verbs are, in files that have to be trusted so */
    LendingWords(Machine machine, TrustedFiles trusted, File declared) {
        this.machine = machine;
        this.trusted = trusted;
        this.declared = declared;
    }

    private interface Words {
        List<String> read() throws LauncherException;
    }

    private static List<String> quietly(Words words) {
        try {
            return words.read();
        } catch (LauncherException e) {
            return List.of(); // whoever goes on typing is told
        }
    }

    /** Aliases, with the six words of each key. */
    public List<String> contacts() {
        return quietly(() -> {
            List<String> all = new ArrayList<>();
            for (var contact : new Contacts(machine.directories().config().toPath()).all()) {
                all.add(contact.alias() + "\t" + contact.key().fingerprint());
            }
            return all;
        });
    }

    /** Those that the administrator has declared. */
    public List<String> verbs() {
        return quietly(() -> Verbs.load(trusted, declared).all().stream()
                .map(verb -> verb.name() + "\t" + verb.description())
                .toList());
    }

    /** Ids of those that live, with whom each is lent to. */
    public List<String> sessions() {
        return quietly(() -> {
            List<String> all = new ArrayList<>();
            for (var standing : new LiveSessions(machine).standing()) {
                String whom = standing.get("recipient");
                all.add(standing.get("id") + "\t" + (whom.isEmpty() ? standing.get("phase") : whom));
            }
            return all;
        });
    }

    /** As it can be typed, with what it is known by there. */
    public static String relay(Deployment one) {
        String name = one.relay().value();
        boolean usual = one.tls() && name.endsWith(USUAL_PORT);
        return (usual ? name.substring(0, name.length() - USUAL_PORT.length()) : name) + "\tas " + one.token();
    }
}
