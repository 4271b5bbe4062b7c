package dev.sessionvault.root.contract;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.choice.MachineRoots;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The other side of {@link RemoteRoot}: a root of this machine, asked line by line. Each question is answered on a thread
 * of its own, {@code NUMBER WORD[<tab>DETAIL]…}; the end of the questions is the end of the program.
 */
final class RootProgram {
    private static final HexFormat HEX = HexFormat.of();

    private final KeyRoot root;

    private RootProgram(KeyRoot root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        RootKind kind = Objects.requireNonNull(RootKind.parse(arguments[0]));
        RootProgram program = new RootProgram(MachineRoots.of(kind));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            Thread thread = new Thread(() -> program.answer(words));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void answer(String[] words) {
        String answer;
        try {
            answer = answer(words[1], RootKind.valueOf(words[2]), HEX.parseHex(words[3]));
        } catch (RootException e) {
            answer = refused("threw", e.refused());
        } catch (RuntimeException e) {
            answer = "failed\t" + e;
        }
        synchronized (System.out) {
            System.out.println(words[0] + " " + answer);
        }
    }

    private String answer(String question, RootKind kind, byte[] bytes) throws RootException {
        switch (question) {
            case "seal":
                return "sealed\t"
                        + HEX.formatHex(root.seal(SecretBytes.takeFrom(bytes)).blob());
            case "forget":
                root.forget(SealedKey.of(kind, bytes));
                return "forgotten";
            default:
                return described(root.open(SealedKey.of(kind, bytes)));
        }
    }

    private static String described(Opening opening) {
        if (opening instanceof Opening.Refused refused) {
            return refused("refused", refused);
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return "opened\t" + opened.key().read(SecretAccess.granted(), HEX::formatHex);
        }
    }

    private static String refused(String word, Opening.Refused refused) {
        return word + "\t" + refused.refusal() + "\t" + refused.why() + "\t" + refused.advice();
    }
}
