package dev.sessionvault.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** Somebody else's agent on the command line, which changes the JDK's classes too, and again later. */
public final class EarlyAgent {
    private EarlyAgent() {}

    /** The JVM's call. */
    public static void premain(String options, Instrumentation instrumentation) throws Exception {
        instrumentation.addTransformer(new Same(), true);
        instrumentation.retransformClasses(
                Class.forName("java.lang.ProcessEnvironment"), Class.forName("java.lang.ProcessImpl"));
        System.out.println("early agent");
    }

    private static final class Same implements ClassFileTransformer {
        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
            return bytes.clone();
        }
    }
}
