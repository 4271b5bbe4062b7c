package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;

/** Whose key it is when several issuers share a form: what its name says, or what stands near. */
final class Refinement {
    private Refinement() {}

    static Kind of(Kind kind, String name, Text text, int start) {
        if (kind != Kinds.SK_API) {
            return kind;
        }
        Kind own = Providers.of(Words.of(name));
        Kind near = own == null ? new Surroundings(text).provider(start) : own;
        return near == null ? kind : near;
    }
}
