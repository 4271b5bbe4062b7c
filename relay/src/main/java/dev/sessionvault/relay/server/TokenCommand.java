package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.wire.LegKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sv-relay token}: who may open sessions. A running relay takes a change within a second. */
@Command(
        name = "token",
        description = "Makes, lists and revokes the deployment keys that are let in.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(new | list | revoke)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sv-relay token new --tokens tokens.toml --label 'build farm' > deployment.key",
            "  sv-relay token list --tokens tokens.toml",
            "  sv-relay token revoke --tokens tokens.toml O2onvM62pC",
        })
final class TokenCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(name = "new", description = "Makes a key. Its secret half is printed, and kept nowhere here.")
    int create(
            @Option(names = "--tokens", required = true, paramLabel = "FILE") Path file,
            @Option(names = "--label", defaultValue = "", paramLabel = "TEXT") String label,
            @Option(names = "--sessions", defaultValue = "100", paramLabel = "COUNT") int sessions)
            throws RelayException {
        byte[] seed = new byte[LegKey.SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        try (LegKey key = LegKey.of(seed)) {
            Quota quota = Quota.STANDARD.withSessions(sessions);
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Token token = new Token(new Grant(key.publicKey(), quota), label, now);
            new TokenFile(file).change(tokens -> tokens.add(token));
            print(seed);
            spec.commandLine().getErr().println("sv-relay: token " + token.id() + " is let in");
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
        return 0;
    }

    private void print(byte[] seed) {
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(seed);
        for (byte each : text) {
            out().write(each);
        }
        out().println();
        Arrays.fill(text, (byte) 0);
    }

    @Command(name = "list", description = "Lists the keys that are let in.")
    int list(
            @Option(names = "--tokens", required = true, paramLabel = "FILE") Path file,
            @Option(names = "--json") boolean json)
            throws RelayException {
        List<Token> tokens = new TokenFile(file).read();
        if (json) {
            tokens.forEach(this::printJson);
        } else {
            tokens.forEach(token -> out().println(token.id() + "  " + token.made() + "  "
                    + token.grant().quota().sessions() + " sessions  " + token.label()));
        }
        return 0;
    }

    /** One object a line; a label has no character that JSON would want escaped. */
    private void printJson(Token token) {
        out().println("{\"id\":\"" + token.id() + "\",\"key\":\""
                + token.grant().key() + "\",\"made\":\"" + token.made() + "\",\"sessions\":"
                + token.grant().quota().sessions() + ",\"label\":\"" + token.label() + "\"}");
    }

    @Command(name = "revoke", description = "Lets a key in no more, and ends its sessions.")
    int revoke(
            @Option(names = "--tokens", required = true, paramLabel = "FILE") Path file,
            @Parameters(paramLabel = "ID") String id)
            throws RelayException {
        TokenFile tokens = new TokenFile(file);
        if (tokens.read().stream().noneMatch(token -> token.id().equals(id))) {
            throw new RelayException("revoke: " + file + ": holds no such token", null);
        }
        tokens.change(all -> all.removeIf(token -> token.id().equals(id)));
        spec.commandLine().getErr().println("sv-relay: token " + id + " is let in no more");
        return 0;
    }
}
