package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.Span;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Opening;
import dev.sessionvault.launcher.share.control.Plan;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.share.passport.Handle;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that has been opened, and what is said of it. */
final class OpenedShare {
    private static final String HERE = "@HANDLE@";

    private final SvCommand sv;
    private final Opening opening;
    private final Deployment deployment;
    private @Nullable Passport passport;

    OpenedShare(SvCommand sv, Opening opening, Deployment deployment) {
        this.sv = sv;
        this.opening = opening;
        this.deployment = deployment;
    }

    /** @param demo whether it is the demonstration's: that of a machine which it does not leave */
    void open(Vault vault, boolean demo) throws LauncherException, VaultException {
        OwnerKeys keys = new OwnerKeys(vault);
        try (Identity identity = keys.identity("share open");
                SecretBytes seed = keys.open(deployment.relay(), opening.session(), opening.sessionKey())) {
            Passport made =
                    opening.passport(identity.publicKey(), sv.machine().clock().instant());
            SessionStart start = new SessionStart(sv);
            Map<String, String> texts = start.texts(identity.publicKey());
            texts.put("law", demo ? Plan.DEMO : "");
            Map<String, String> proxies = demo ? Map.of() : start.proxies();
            try (Plan plan = opening.plan(made, identity, seed, texts, proxies)) {
                start.start(plan);
            }
            passport = made;
        }
    }

    void print(boolean json, @Nullable String to) {
        Passport made = passport;
        if (made == null) {
            throw new IllegalStateException("not opened");
        }
        Terminal terminal = sv.machine().terminal();
        try (Handle handle = opening.handle(made, deployment.key());
                SecretBytes text = SecretBytes.takeFrom(handle.text())) {
            String[] around = (json ? json(made) : text(made, to)).split(HERE, 2);
            terminal.reveal(bytes(around[0]), text, bytes(around[1]));
        }
        terminal.note("the handle is a secret" + (made.isBearer() ? ": whoever has it is let in" : "")
                + "; send it on a way that only the recipient reads");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String text(Passport made, @Nullable String to) {
        StringBuilder text = new StringBuilder();
        text.append("session ")
                .append(opening.session(), 0, 8)
                .append(", until ")
                .append(Clock.time(made.end()));
        text.append(" (")
                .append(Span.write(opening.ttl().toSeconds()))
                .append("), at most ")
                .append(opening.calls());
        text.append(" calls, for ")
                .append(to == null ? "whoever has the handle" : to)
                .append('\n');
        opening.reach().forEach(line -> text.append("  ").append(line).append('\n'));
        if (!opening.approved().isEmpty()) {
            text.append("you are asked about each call of: ");
            text.append(String.join(
                    ", ", opening.approved().stream().map(String::valueOf).toList()));
            text.append(": sv share watch ").append(opening.session(), 0, 8).append('\n');
        }
        text.append("your fingerprint: ")
                .append(made.owner().fingerprint().words())
                .append('\n');
        return text.append("the recipient runs:\n  sv reflect --passport ")
                .append(HERE)
                .append('\n')
                .toString();
    }

    private String json(Passport made) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", opening.session().substring(0, 8));
            json.writeStringField("session", opening.session());
            json.writeStringField("end", made.end().toString());
            json.writeNumberField("calls", opening.calls());
            json.writeStringField("relay", deployment.url());
            json.writeStringField("fingerprint", made.owner().fingerprint().words());
            json.writeBooleanField("bearer", made.isBearer());
            json.writeArrayFieldStart("reach");
            for (String line : opening.reach()) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeStringField("handle", HERE);
            json.writeEndObject();
        });
    }
}
