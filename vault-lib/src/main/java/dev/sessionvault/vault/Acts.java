package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.Act;

/** What is done to an entry, as the log tells it. */
final class Acts {
    private Acts() {}

    static Act of(String what, Entry entry) {
        return Act.of(what)
                .entry(entry.tool().value(), entry.id().value(), entry.account().value(), entry.fingerprint());
    }

    static Act of(String what, Choice choice) {
        return Act.of(what)
                .entry(
                        choice.tool().value(),
                        choice.id().value(),
                        choice.account().value(),
                        "");
    }
}
