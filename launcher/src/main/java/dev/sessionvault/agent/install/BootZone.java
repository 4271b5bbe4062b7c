package dev.sessionvault.agent.install;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines the zones that the JDK's own classes call, in the bootstrap loader, one class after the other. A jar on the
 * bootstrap path, as other agents have it, turns class-data sharing off for the application and prints a warning.
 */
final class BootZone {
    private static final String OURS = "dev.sessionvault.agent.";
    static final String[] CLASSES = {
        "boot.HeldKey",
        "boot.Wiping",
        "boot.KeyItself",
        "boot.KeyEntry",
        "boot.Wrapping",
        "boot.ShownEntries",
        "boot.EnvironmentView",
        "boot.EnvironmentView$Entries",
        "boot.Answers",
        "boot.NativeLaunchers",
        "advice.OneVariable",
        "advice.AllVariables",
        "advice.ChildVariables",
        "advice.StartedCommand",
        "advice.StartedEnvironment",
        "advice.Attaching",
        "advice.DefinedClass",
    };

    private BootZone() {}

    /** Lets the classes that are redefined see what is defined here. */
    static void define(Instrumentation instrumentation, List<Insertion> insertions)
            throws ReflectiveOperationException, IOException {
        open(instrumentation);
        Module boot = define();
        for (Insertion insertion : insertions) {
            instrumentation.redefineModule(
                    insertion.type.getModule(), Set.of(boot), Map.of(), Map.of(), Set.of(), Map.of());
        }
    }

    /** The JDK exports what this takes to our loader's module alone, which is gone when the loader is. */
    private static void open(Instrumentation instrumentation) {
        Map<String, Set<Module>> access = Map.of("jdk.internal.access", Set.of(BootZone.class.getModule()));
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), access, Map.of(), Set.of(), Map.of());
    }

    private static Module define() throws ReflectiveOperationException, IOException {
        Object access = Class.forName("jdk.internal.access.SharedSecrets")
                .getMethod("getJavaLangAccess")
                .invoke(null);
        Method define = Class.forName("jdk.internal.access.JavaLangAccess")
                .getMethod(
                        "defineClass",
                        ClassLoader.class,
                        String.class,
                        byte[].class,
                        ProtectionDomain.class,
                        String.class);
        for (String name : CLASSES) {
            define.invoke(access, null, OURS + name, bytes(OURS + name), null, null);
        }
        return Class.forName(OURS + CLASSES[0], false, null).getModule();
    }

    private static byte[] bytes(String name) throws IOException {
        @Nullable ClassLoader zone = BootZone.class.getClassLoader();
        try (InputStream in = zone == null ? null : zone.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new IOException(name + ": not in the agent's jar");
            }
            return in.readAllBytes();
        }
    }
}
