package dev.sessionvault.root.secretservice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A login session of its own for a test: a message bus and a real keyring program under {@code home}, without a
 * display.
 * Programs join it by {@link #environment}; the test's own process is never part of it.
 */
public final class SecretServiceSession implements AutoCloseable {
    private static final String SERVICE = "org.freedesktop.secrets";
    private static final String SERVICE_PATH = "/org/freedesktop/secrets";
    private static final String COLLECTION = SERVICE_PATH + "/collection/";

    private final KeyringProvider provider;
    private final Path home;
    private final Path runtime;
    private final Path log;
    private final Process bus;
    private @Nullable Process keyring;

    private SecretServiceSession(KeyringProvider provider, Path home) throws IOException, InterruptedException {
        this.provider = provider;
        this.home = Files.createDirectories(home);
        runtime = Files.createDirectories(
                home.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        log = home.resolve("session.log");
        Path config = writeConfig("");
        bus = start(List.of("dbus-daemon", "--config-file=" + config, "--nofork", "--nopidfile"));
        while (!Files.exists(socket())) {
            requireAlive(bus);
            Thread.sleep(10);
        }
    }

    /** A session whose user has logged in: the default keyring exists and is unlocked. */
    public static SecretServiceSession start(Path home) throws IOException, InterruptedException {
        return start(new KeyringProvider.Gnome(), home);
    }

    static SecretServiceSession start(KeyringProvider provider, Path home) throws IOException, InterruptedException {
        SecretServiceSession session = new SecretServiceSession(provider, home);
        session.startKeyring(true);
        return session;
    }

    /** A session whose keyring program runs, but whose user has never made a keyring. */
    static SecretServiceSession startWithoutKeyring(Path home) throws IOException, InterruptedException {
        SecretServiceSession session = startBus(home);
        session.startKeyring(false);
        return session;
    }

    /** A session with a message bus and nothing that provides keyrings. */
    public static SecretServiceSession startBus(Path home) throws IOException, InterruptedException {
        return new SecretServiceSession(new KeyringProvider.Gnome(), home);
    }

    /** What makes a child process part of this session; everything else of its environment is the caller's affair. */
    public Map<String, String> environment() {
        return Map.of(
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", runtime.toString(),
                "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket());
    }

    /** Locks the default keyring, as the screen lock may. */
    public void lock() throws IOException, InterruptedException {
        String answer = call(
                SERVICE, SERVICE_PATH, "org.freedesktop.Secret.Service.Lock", "array:objpath:" + provider.collection());
        int prompt = answer.indexOf(SERVICE_PATH + "/prompt/");
        if (prompt >= 0) {
            String path = answer.substring(prompt, answer.indexOf('"', prompt));
            call(SERVICE, path, "org.freedesktop.Secret.Prompt.Prompt", "string:");
        }
        while (!isLocked()) {
            Thread.sleep(10);
        }
    }

    /** The user logs out and in again: a new keyring process, same files, unlocked. */
    public void restartUnlocked() throws IOException, InterruptedException {
        stopKeyring();
        startKeyring(true);
    }

    /** From now on the keyring's process keeps its name on the bus and answers nothing. */
    public void freeze() throws IOException, InterruptedException {
        run(List.of("kill", "-STOP", Long.toString(running().pid())));
    }

    /** From now on, or no longer, the bus lets nobody talk to the keyring. */
    void denyKeyring(boolean denied) throws IOException, InterruptedException {
        writeConfig(denied ? "<deny send_destination=\"" + SERVICE + "\"/>" : "");
        call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.ReloadConfig");
    }

    /** The user has another, new keyring. */
    void loseKeyring() throws IOException, InterruptedException {
        stopKeyring();
        provider.lose(home);
        startKeyring(true);
    }

    /** It answers again, as if no time had passed. */
    void thaw() throws IOException, InterruptedException {
        run(List.of("kill", "-CONT", Long.toString(running().pid())));
    }

    /** The keyring's program is told to end, and saves what it has. */
    void quitKeyring() throws InterruptedException {
        running().destroy();
        running().waitFor(10, TimeUnit.SECONDS);
        stopKeyring();
    }

    /** How many items the default keyring has. */
    int countItems() throws IOException, InterruptedException {
        String items = property("Items");
        return items.split("object path", -1).length - 1;
    }

    /** Makes the keyring that dies with the session the default one. */
    void makeSessionCollectionTheDefault() throws IOException, InterruptedException {
        call(
                SERVICE,
                SERVICE_PATH,
                "org.freedesktop.Secret.Service.SetAlias",
                "string:default",
                "objpath:" + COLLECTION + "session");
    }

    /** Ends the message bus at once, as a crash would. */
    void killBus() throws InterruptedException {
        bus.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopKeyring();
        killBus();
    }

    private void startKeyring(boolean unlocked) throws IOException, InterruptedException {
        provider.prepare(home);
        keyring = start(provider.command(home, unlocked));
        try (OutputStream in = keyring.getOutputStream()) {
            in.write(KeyringProvider.PASSWORD.getBytes(StandardCharsets.UTF_8));
        }
        while (!call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", "string:" + SERVICE)
                .contains("true")) {
            requireAlive(keyring);
            Thread.sleep(10);
        }
        while (unlocked && isLocked()) {
            requireAlive(keyring);
            Thread.sleep(10);
        }
    }

    /** Some programs are on the bus before they have opened their file, and even before they say that they have one. */
    private boolean isLocked() throws IOException, InterruptedException {
        try {
            return !property("Locked").contains("boolean false");
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("UnknownObject")) {
                return true;
            }
            throw e;
        }
    }

    private void stopKeyring() throws InterruptedException {
        if (keyring != null) {
            // Not a request: a stopped process would not hear it.
            keyring.destroyForcibly().waitFor();
            keyring = null;
        }
    }

    private String property(String name) throws IOException, InterruptedException {
        return call(
                SERVICE,
                provider.collection(),
                "org.freedesktop.DBus.Properties.Get",
                "string:org.freedesktop.Secret.Collection",
                "string:" + name);
    }

    private Process running() {
        if (keyring == null) {
            throw new IllegalStateException("no keyring runs in this session");
        }
        return keyring;
    }

    private String call(String destination, String path, String method, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("dbus-send", "--session", "--print-reply", "--dest=" + destination, path, method));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + " failed: " + answer + Files.readString(log));
        }
        return answer;
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME", "XDG_CONFIG_HOME"));
        builder.environment().putAll(environment());
        builder.environment().put("QT_QPA_PLATFORM", "offscreen");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    private void requireAlive(Process process) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("ended with " + process.exitValue() + ": " + Files.readString(log));
        }
    }

    private Path socket() {
        return runtime.resolve("bus");
    }

    private Path writeConfig(String rules) throws IOException {
        return Files.writeString(home.resolve("bus.conf"), busConfig(rules));
    }

    /** No service directories: nothing of the machine's is started on demand. */
    private String busConfig(String rules) {
        return """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig>
                  <type>session</type>
                  <listen>unix:path=%s</listen>
                  <auth>EXTERNAL</auth>
                  <policy context="default">
                    <allow send_destination="*" eavesdrop="true"/>
                    <allow eavesdrop="true"/>
                    <allow own="*"/>
                    %s
                  </policy>
                </busconfig>
                """.formatted(socket(), rules);
    }
}
