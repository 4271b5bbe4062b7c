package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A subscription's login beside an API key: the tool takes one of them, and not the one that its user thinks of. */
final class TwoLogins implements Trap {
    @Override
    public void lookAt(FoundTool found, Patient patient, Chart chart) throws IOException {
        if (found.is("claude")) {
            Path file = in(patient, "CLAUDE_CONFIG_DIR", "~/.claude").resolve(".credentials.json");
            tell(found, TextMark.isIn(file, "\"claudeAiOauth\"") ? file : null, chart, "/logout in claude");
        }
        if (found.is("codex")) {
            Path file = in(patient, "CODEX_HOME", "~/.codex").resolve("auth.json");
            tell(found, TextMark.isIn(file, "\"access_token\"") ? file : null, chart, "codex logout");
        }
    }

    private static void tell(FoundTool found, @Nullable Path login, Chart chart, String logout) {
        if (login == null) {
            return;
        }
        String what = found.name() + ": " + login + " has a subscription's login";
        if (found.hasKey()) {
            String remove = logout + ", or to keep the subscription: sv remove " + found.name();
            chart.warning(
                    "login-and-key", what + ", and the vault has an API key: with the key it bills the API", remove);
        } else if (found.mayHaveKey()) {
            chart.note("login", what + "; whether the vault has an API key too was not seen", "");
        }
    }

    static Path in(Patient patient, String variable, String otherwise) {
        String value = patient.environment.getOrDefault(variable, "");
        return patient.where.expanded(value.startsWith("/") ? value : otherwise);
    }
}
