package dev.sessionvault.launcher.reflect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** An owner that is a process: says its handle and its fingerprint, and lends until its standard input ends. */
final class TestOwnerMain {
    private TestOwnerMain() {}

    public static void main(String[] arguments) throws Exception {
        try (TestOwner owner = new TestOwner().open()) {
            say(new String(owner.handle(), UTF_8) + "\n" + owner.fingerprint() + "\n");
            System.in.transferTo(System.out);
        }
    }

    private static void say(String lines) throws IOException {
        System.out.write(lines.getBytes(UTF_8));
        System.out.flush();
    }
}
