package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a session's process is told when it begins; by a pipe, since what stands in arguments and environments can be
 * read by every process of the user. The secrets are wiped when it is closed.
 */
public final class Plan implements AutoCloseable {
    /** What the text {@code law} is in a demonstration. */
    public static final String DEMO = "demo";

    private static final int SECRET_BYTES = 32;
    private static final int MAX_PASSPORT_BYTES = 65_536;

    final Map<String, String> texts;
    final List<String> scope;
    final Set<VerbName> approve;
    final Map<String, String> environment;
    final byte[] passport;
    final int maxCalls;
    final SecretBytes secret;
    final SecretBytes sessionKey;
    final SecretBytes deploymentKey;

    Plan(
            Map<String, String> texts,
            List<String> scope,
            Set<VerbName> approve,
            Map<String, String> environment,
            byte[] passport,
            int maxCalls,
            List<SecretBytes> secrets) {
        this.texts = texts;
        this.scope = scope;
        this.approve = approve;
        this.environment = environment;
        this.passport = passport;
        this.maxCalls = maxCalls;
        this.secret = secrets.get(0);
        this.sessionKey = secrets.get(1);
        this.deploymentKey = secrets.get(2);
    }

    /** One of the texts; empty if it was not given. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** By which verbs and policy it lends. */
    public Law law() {
        return law(text("law").equals(DEMO));
    }

    /** @param demo whether it is the demonstration's; else the machine's */
    public static Law law(boolean demo) {
        return demo ? new DemoLaw() : new MachineLaw();
    }

    /** Writes it, and an end. */
    public void write(OutputStream pipe) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeAll(out, texts);
        writeAll(out, scope);
        writeAll(out, approve.stream().map(VerbName::value).toList());
        writeAll(out, environment);
        out.writeInt(passport.length);
        out.write(passport);
        out.writeInt(maxCalls);
        pipe.write(bytes.toByteArray());
        for (SecretBytes each : List.of(secret, sessionKey, deploymentKey)) {
            each.read(SecretAccess.granted(), seed -> {
                pipe.write(seed);
                return seed.length;
            });
        }
        pipe.close();
    }

    private static void writeAll(DataOutputStream out, Map<String, String> texts) throws IOException {
        writeAll(out, List.copyOf(texts.keySet()));
        writeAll(out, List.copyOf(texts.values()));
    }

    private static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    /** @throws IOException if it ends too early: whoever began this has died */
    public static Plan read(InputStream pipe) throws IOException {
        DataInputStream in = new DataInputStream(pipe);
        Map<String, String> texts = readMap(in);
        List<String> scope = readList(in);
        Set<VerbName> approve = readList(in).stream().map(VerbName::new).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> environment = readMap(in);
        byte[] passport = in.readNBytes(Math.min(in.readInt(), MAX_PASSPORT_BYTES));
        int maxCalls = in.readInt();
        List<SecretBytes> secrets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] bytes = new byte[SECRET_BYTES];
            in.readFully(bytes);
            secrets.add(SecretBytes.takeFrom(bytes));
        }
        return new Plan(texts, scope, approve, environment, passport, maxCalls, secrets);
    }

    static Plan copyOf(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    private static Map<String, String> readMap(DataInputStream in) throws IOException {
        List<String> names = readList(in);
        List<String> values = readList(in);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            texts.put(names.get(i), values.get(i));
        }
        return texts;
    }

    private static List<String> readList(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    @Override
    public void close() {
        secret.close();
        sessionKey.close();
        deploymentKey.close();
    }
}
