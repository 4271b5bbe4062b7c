package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;
import java.util.List;
import java.util.Set;

/** What the name and the surroundings of a key say about it that its form does not. */
final class Refinement {
    private static final Set<String> HASHES =
            Set.of("sha1", "sha256", "sha384", "sha512", "md5", "integrity", "digest", "checksum", "hash", "etag");

    private Refinement() {}

    /** Whether something of that form, under that name, is one that opens anything. */
    static boolean isCredible(Kind kind, String name, boolean scheme, Text text, int end) {
        List<String> words = Words.of(name);
        if (words.stream().anyMatch(HASHES::contains)) {
            return false;
        }
        if (kind == Kinds.JWT) {
            return scheme || Telling.of(words) != Telling.NO;
        }
        return kind != Kinds.AWS_ID || !isSigned(text, end);
    }

    /** Whose key it is, when several issuers share its form. */
    static Kind of(Kind kind, String name, Text text, int start) {
        if (kind != Kinds.SK_API) {
            return kind;
        }
        Kind own = Providers.of(Words.of(name));
        Kind near = own == null ? new Surroundings(text).provider(start) : own;
        return near == null ? kind : near;
    }

    /** In a signed request the key's id is followed by a date, and is not secret. */
    private static boolean isSigned(Text text, int end) {
        return text.at(end) == '/' || text.at(end) == '%';
    }
}
