package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.edit.key.KeyText;
import dev.sessionvault.launcher.edit.key.Part;
import dev.sessionvault.launcher.edit.key.Syntax;
import dev.sessionvault.launcher.edit.key.UnsureException;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one wanted key after the other out of a text, the last one first, until none is left but those that stay. */
final class FilePlanning {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** Files in which a tool keeps a login and nothing else. */
    private static final Pattern LOGIN_FILE =
            Pattern.compile("(?i).*/(?:[^/]*(?:auth|cred|login|token)[^/]*|credentials/[^/]+)");

    private static final int MAX_SECRET_BYTES = 16 << 10;

    private final Path file;
    private final List<Finding> findings;
    private final Wanted wanted;
    private final KeyText before;
    private final @Nullable Syntax syntax;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final Set<Integer> staying = new HashSet<>();
    private KeyText text;
    private boolean whole;

    /** @param findings each part of the text has the number of one as its id */
    FilePlanning(Path file, List<Finding> findings, Wanted wanted, KeyText text) {
        this.file = file;
        this.findings = findings;
        this.wanted = wanted;
        this.before = text;
        this.text = text;
        this.syntax = Syntaxes.of(file);
    }

    /** A login that is encrypted for show: the file goes, and is kept as it is. */
    static FilePlan wholeLogin(Path file, Finding finding) throws LeftException {
        byte[] bytes = OwnFile.read(file);
        if (bytes.length > MAX_SECRET_BYTES) {
            Arrays.fill(bytes, (byte) 0);
            throw new LeftException("it is larger than " + (MAX_SECRET_BYTES >> 10) + " KiB");
        }
        Part all = new Part(0, 0, bytes.length);
        KeyText text = new KeyText(bytes, List.of(all));
        return new FilePlan(file, text, null, List.of(new Taken(finding, true, text.secret(all))));
    }

    List<Left> left() {
        return left;
    }

    /** {@code null} if the file stays as it is. */
    @Nullable
    FilePlan plan() {
        if (Syntaxes.isCopy(file) || isOneKey()) {
            takeWhole();
        } else if (isCodexLogin()) {
            takeLogin();
        }
        Part next = next();
        while (next != null && !whole) {
            try {
                take(next);
            } catch (UnsureException e) {
                staying.add(next.id());
                left.add(new Left(finding(next), e.why(), Advice.byHand(finding(next))));
            }
            next = next();
        }
        if (taken.isEmpty()) {
            before.close();
            return null;
        }
        return new FilePlan(file, before, whole ? null : text, taken);
    }

    private boolean isCodexLogin() {
        return file.endsWith("auth.json")
                && before.bytes().length <= MAX_SECRET_BYTES
                && before.shown().contains("\"OPENAI_API_KEY\"");
    }

    private boolean isOneKey() {
        return before.keys().size() == 1 && before.isNothingBut(before.keys().get(0)) && syntax != Syntax.HISTORY;
    }

    /** Codex takes a file without a key and without tokens for a login, and deletes its own when it logs out. */
    private void takeLogin() {
        boolean kept = false;
        takeWhole();
        for (Taken one : List.copyOf(taken)) {
            if (one.isLogin()) {
                taken.remove(one);
                one.close();
                if (!kept) {
                    taken.add(new Taken(one.finding(), true, before.secret(new Part(0, 0, before.bytes().length))));
                    kept = true;
                }
            }
        }
    }

    private void takeWhole() {
        for (Part key : before.keys()) {
            if (!wanted.takes(finding(key))) {
                return;
            }
        }
        before.keys().forEach(key -> keep(key, secret(before, key), Wanted.isLogin(finding(key))));
        whole = true;
    }

    /** The last one that is still to be taken. */
    private @Nullable Part next() {
        Part last = null;
        for (Part key : text.keys()) {
            last = wanted.takes(finding(key)) && !staying.contains(key.id()) ? key : last;
        }
        return last;
    }

    private void take(Part key) throws UnsureException {
        boolean login = Wanted.isLogin(finding(key));
        Part object = login && syntax == Syntax.JSON ? Syntax.object(text, key) : null;
        if (object != null && object.end() - object.start() <= MAX_SECRET_BYTES) {
            KeyText without = Syntax.withoutObject(text, key);
            if (without != null) {
                replace(without, key, object);
                return;
            }
            if (LOGIN_FILE.matcher(file.toString()).matches()) {
                replace(null, key, object);
                return;
            }
        }
        if (syntax == null) {
            throw new UnsureException("it is in a file of a form that is not edited");
        }
        replace(syntax.without(text, key, remark(finding(key))), key, null);
    }

    private static String remark(Finding finding) {
        String name = NAME.matcher(finding.name()).matches() ? finding.name() : "a key";
        return name + " was here: it is in the vault of sv now, see `sv list`";
    }

    /**
     * Goes on with what is left.
     *
     * @param next {@code null} if the file goes
     * @param object what is kept of a login, or {@code null} for the key alone
     */
    private void replace(@Nullable KeyText next, Part key, @Nullable Part object) throws UnsureException {
        List<Part> gone = new ArrayList<>(text.keys());
        gone.removeIf(part -> next != null && next.keys().stream().anyMatch(kept -> kept.id() == part.id()));
        for (Part part : gone) {
            if (!wanted.takes(finding(part))) {
                throw new UnsureException("another key, which was not asked for, would go with it");
            }
        }
        for (Part part : gone) {
            boolean login = Wanted.isLogin(finding(part));
            if (object == null || !login) {
                keep(part, secret(text, part), login);
            } else if (part.id() == key.id()) {
                keep(part, text.secret(object), true);
            }
        }
        whole = next == null;
        if (next != null) {
            KeyText old = text;
            text = next;
            if (old != before) {
                old.close();
            }
        }
    }

    private SecretBytes secret(KeyText from, Part key) {
        byte[] bytes =
                Written.key(from.bytes(), key.start(), key.end(), finding(key).fingerprint());
        return bytes == null ? from.secret(key) : SecretBytes.takeFrom(bytes);
    }

    private void keep(Part part, SecretBytes secret, boolean login) {
        taken.add(0, new Taken(finding(part), login, secret));
    }

    private Finding finding(Part part) {
        return findings.get(part.id());
    }
}
