package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.choice.Enrolment;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The program that the tests start inside a session: does what its arguments say, one after the other, and prints one
 * line for each: {@code <answer> <milliseconds> <detail>}.
 */
final class KeyringProgram {
    private static final HexFormat HEX = HexFormat.of();

    private final SecretServiceRoot root = SecretServiceRoot.ofSession();

    private KeyringProgram() {}

    public static void main(String[] steps) throws IOException, InterruptedException {
        KeyringProgram program = new KeyringProgram();
        for (String step : steps) {
            long start = System.nanoTime();
            String answer = program.answer(step.split(":"));
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(answer.replaceFirst(" |$", " " + millis + " "));
        }
    }

    private String answer(String[] step) throws IOException, InterruptedException {
        try {
            return switch (step[0]) {
                case "seal" ->
                    "sealed " + HEX.formatHex(root.seal(secret(step[1])).blob());
                case "open" -> described(root.open(sealed(step[1])));
                case "forget" -> forget(step[1]);
                case "plant" -> plant(step[1], step[2]);
                case "choose" -> chosen(Enrolment.choose(List.of(root)));
                case "warn" -> warn();
                case "collect" -> collect();
                case "wait" -> "waited " + System.in.read();
                default -> throw new IllegalArgumentException(step[0]);
            };
        } catch (RootException e) {
            return described(e.refused());
        }
    }

    private String forget(String blob) throws RootException {
        root.forget(sealed(blob));
        return "forgotten";
    }

    /** Stores any bytes as the key of an item, as no seal would. */
    private static String plant(String blob, String bytes) throws RootException {
        ItemId id = Objects.requireNonNull(ItemId.parse(sealed(blob)));
        new Conversation<String>() {
            @Override
            String with(Keyring keyring) throws RootException {
                keyring.store(id, secret(bytes));
                return "";
            }
        }.hold();
        return "planted";
    }

    /** What GLib's own functions do when they are called wrongly: a message for the terminal. */
    private static String warn() {
        try (NativeBuffer text = NativeBuffer.cString("a warning")) {
            ForeignLibrary.load("libglib-2.0.so.0").callVoid("g_return_if_fail_warning", text, text, text);
        }
        return "warned";
    }

    /** Whatever nobody refers to is gone now, a library too; JNA's cleaner has a thread of its own. */
    private static String collect() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return "collected ";
    }

    private static String chosen(Enrolment.Choice choice) {
        for (Opening.Refused refused : choice.refused().values()) {
            return "none " + described(refused);
        }
        return "chose " + choice.root().orElseThrow().kind();
    }

    private static String described(Opening opening) {
        if (opening instanceof Opening.Refused refused) {
            return refused.refusal() + " " + refused.why();
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return "opened " + opened.key().read(SecretAccess.granted(), HEX::formatHex);
        }
    }

    private static SecretBytes secret(String hex) {
        return SecretBytes.takeFrom(HEX.parseHex(hex));
    }

    private static SealedKey sealed(String hex) {
        return SealedKey.of(RootKind.SECRET_SERVICE, HEX.parseHex(hex));
    }
}
