package dev.sessionvault.root.windows;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.choice.Enrolment;
import dev.sessionvault.root.choice.MachineRoots;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@link WindowsRootIT} has done in a Windows runtime: a verb, perhaps a kind of root and a file, one line back. */
final class InsideWindows {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private InsideWindows() {}

    public static void main(String[] arguments) throws Exception {
        if (HostSystem.current() != HostSystem.WINDOWS) {
            throw new IllegalStateException("this is no Windows");
        }
        System.out.println(answer(arguments));
    }

    private static String answer(String[] arguments) throws Exception {
        if (arguments[0].equals("choose")) {
            return choose();
        }
        KeyRoot root = MachineRoots.of(
                Optional.ofNullable(RootKind.parse(arguments[1])).orElseThrow());
        Path file = Path.of(arguments[2]);
        return switch (arguments[0]) {
            case "seal" -> seal(root, file);
            case "open" -> word(root.open(read(root, file)));
            case "forget" -> forget(root, file);
            case "flip" -> flip(root, file);
            default -> throw new IllegalArgumentException(arguments[0]);
        };
    }

    /** As a new vault does it. */
    private static String choose() {
        List<KeyRoot> roots = new ArrayList<>();
        for (RootKind kind : RootKind.of(HostSystem.WINDOWS)) {
            roots.add(MachineRoots.of(kind));
        }
        Enrolment.Choice choice = Enrolment.choose(roots);
        return choice.root().map(root -> root.kind().token()).orElse("none") + " "
                + choice.refused().keySet();
    }

    private static String seal(KeyRoot root, Path file) throws Exception {
        try (SecretBytes key = SecretBytes.copyOf(KEY)) {
            SealedKey sealed = root.seal(key);
            Files.write(file, sealed.blob());
            return "sealed " + sealed.blob().length;
        } catch (RootException e) {
            return e.refusal() + ": " + e.getMessage();
        }
    }

    private static String forget(KeyRoot root, Path file) throws Exception {
        root.forget(read(root, file));
        return "forgotten";
    }

    /** Every byte changed, one at a time: what came of it, each answer once. */
    private static String flip(KeyRoot root, Path file) throws Exception {
        byte[] blob = Files.readAllBytes(file);
        List<String> answers = new ArrayList<>();
        for (int at = 0; at < blob.length; at++) {
            byte[] changed = blob.clone();
            changed[at] ^= 1;
            String answer = word(root.open(SealedKey.of(root.kind(), changed)));
            answer = answer.indexOf(':') < 0 ? answer : answer.substring(0, answer.indexOf(':'));
            boolean isName = at > 0 && at <= CheckedBlob.ID_BYTES;
            String told = (isName ? "id " : "other ") + answer;
            if (!answers.contains(told)) {
                answers.add(told);
            }
        }
        return String.join(", ", answers);
    }

    private static SealedKey read(KeyRoot root, Path file) throws Exception {
        return SealedKey.of(root.kind(), Files.readAllBytes(file));
    }

    private static String word(Opening opening) {
        if (opening instanceof Opening.Refused refused) {
            return refused.refusal() + ": " + refused.why();
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            boolean same = opened.key().read(SecretAccess.granted(), bytes -> Arrays.equals(bytes, KEY));
            return same ? "the key" : "another key";
        }
    }
}
