package dev.sessionvault.launcher.clients;

import dev.sessionvault.launcher.clients.Provider.Refresh;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link Desk} whose tools have no key but a login's file, and reach a {@link Provider} as they reach their own. */
final class LoginDesk {
    private final Desk desk;
    private final Certificate certificate;
    private Duration delay = Duration.ZERO;
    private boolean brief;

    LoginDesk(Path root) throws IOException, InterruptedException {
        desk = new Desk(root.toRealPath());
        certificate = Certificate.make(Files.createDirectory(desk.root().resolve("certificate")));
        desk.without("ANTHROPIC_BASE_URL")
                .with("HTTPS_PROXY", "http://127.0.0.1:" + LoginStage.PROXY_PORT)
                .with("NODE_EXTRA_CA_CERTS", certificate.pem().toString())
                .with("DISABLE_TELEMETRY", "1")
                .with("CODEX_REFRESH_TOKEN_URL_OVERRIDE", Desk.API + "/oauth/token")
                .with("CODEX_REVOKE_TOKEN_URL_OVERRIDE", Desk.API + "/oauth/revoke");
        // As if the first start's questions had been answered; names, no tokens.
        Files.writeString(
                desk.home().resolve(".claude.json"),
                Login.json("{'hasCompletedOnboarding':true,'oauthAccount':{'accountUuid':'u-1',"
                        + "'emailAddress':'a@example.org','organizationUuid':'o-1'}}"));
    }

    /** So long does each refresh take. */
    LoginDesk refreshingFor(Duration time) {
        delay = time;
        return this;
    }

    /** Each login that is given is good for a moment only: a later run refreshes it again. */
    LoginDesk withBriefLogins() {
        brief = true;
        return this;
    }

    LoginDesk with(String name, String value) {
        desk.with(name, value);
        return this;
    }

    /** A vault for the logins, which is opened by a passphrase. */
    Sv withVault() throws IOException, InterruptedException {
        return Sv.withPassphrase(desk);
    }

    /** All of sv's files. */
    Path vault() {
        return desk.vault();
    }

    Path root() {
        return desk.root();
    }

    Path home() {
        return desk.home();
    }

    Path project() {
        return desk.project();
    }

    Outcome play(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(certificate.directory().toString()));
        arguments.addAll(List.of(Long.toString(delay.toMillis()), Boolean.toString(brief)));
        arguments.addAll(Arrays.asList(command));
        return desk.play(LoginStage.class, Desk.classPath(), desk.project(), arguments);
    }

    /** Both at once; good if both end well. */
    Outcome playTwice(String... command) throws IOException, InterruptedException {
        List<String> both = new ArrayList<>(List.of("sh", "-c", "\"$@\" & \"$@\" && wait $!", "sh"));
        both.addAll(Arrays.asList(command));
        return play(both.toArray(String[]::new));
    }

    /** The last that was given in this play or, if it has ended, in the last one; -1 if none was. */
    int lastGranted() throws IOException {
        List<String> granted = Files.readAllLines(desk.root().resolve("reports/granted"));
        return granted.isEmpty() ? -1 : Integer.parseInt(granted.get(granted.size() - 1));
    }

    /** What the provider was asked for in the last play. */
    @SuppressWarnings("unchecked")
    List<Refresh> refreshes() throws IOException {
        Path report = desk.root().resolve("reports/refreshes");
        try (ObjectInputStream refreshes = new ObjectInputStream(Files.newInputStream(report))) {
            return (List<Refresh>) refreshes.readObject();
        } catch (ClassNotFoundException impossible) {
            throw new IOException(impossible);
        }
    }
}
