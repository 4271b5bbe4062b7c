package dev.sessionvault.root.macos;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import dev.sessionvault.root.ffi.ForeignLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** CoreFoundation and Security, played by a library of ours: it checks each call and counts its objects. */
final class StandIn implements Subject {
    private static final int PEACE = 0;
    private static final int PATIENCE_MILLIS = 2_000;

    private static byte[] compiled = {};

    private final ForeignLibrary library;
    private final KeyRoot root;

    private StandIn(String file, Function<Frameworks.Source, KeyRoot> root) {
        library = ForeignLibrary.load(file);
        this.root = root.apply(() -> Frameworks.playedBy(file));
    }

    /** Stand-ins with this root, as the row of that name in the table has them. */
    static Environment environment(String name, Function<Frameworks.Source, KeyRoot> root) {
        return new Environment() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Subject start(Path directory) throws Exception {
                return StandIn.start(directory, root);
            }
        };
    }

    /** Each copy is loaded as a library of its own, with chip and keychain of its own. */
    static StandIn start(Path directory, Function<Frameworks.Source, KeyRoot> root)
            throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve("frameworks.so"), compiled(directory));
        return new StandIn(file.toString(), root);
    }

    private static synchronized byte[] compiled(Path directory) throws IOException, InterruptedException {
        if (compiled.length == 0) {
            Path program = directory.resolve("compiled.so");
            compile(directory.resolve("frameworks.c"), program);
            compiled = Files.readAllBytes(program);
        }
        return compiled;
    }

    /** "Bsymbolic": or several copies would share the variables of the first. */
    private static void compile(Path source, Path program) throws IOException, InterruptedException {
        try (InputStream in = Objects.requireNonNull(StandIn.class.getResourceAsStream("frameworks.c"))) {
            Files.copy(in, source);
        }
        List<String> gcc = List.of("gcc", "-Wall", "-Werror", "-shared", "-fPIC", "-Wl,-Bsymbolic", "-o");
        List<String> command = new ArrayList<>(gcc);
        command.addAll(List.of(program.toString(), source.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("gcc failed");
        }
    }

    @Override
    public KeyRoot root() {
        return root;
    }

    @Override
    public void bring(Situation situation) {
        library.callVoid("standin_bring", situation.ordinal() + 1);
    }

    @Override
    public boolean end(Situation situation) {
        library.callVoid("standin_bring", PEACE);
        return situation != Situation.ELSEWHERE;
    }

    /** Every item of the keychain now holds the first bytes only of what it held. */
    void shorten(int size) {
        library.callVoid("standin_plant", size);
    }

    /** A call that was given up may still be on its way out. */
    @Override
    public List<?> left() throws InterruptedException {
        for (int waited = 0; waited < PATIENCE_MILLIS && library.callInt("standin_objects") > 0; waited += 20) {
            Thread.sleep(20);
        }
        int left = library.callInt("standin_objects") + library.callInt("standin_items");
        return Collections.nCopies(left, "object or item");
    }

    @Override
    public boolean keeps() {
        return root instanceof KeychainRoot;
    }
}
