package dev.sessionvault.agent.install;

import java.util.ArrayList;
import java.util.List;

/** All that is changed in the JDK; why, each advice says. */
final class Insertions {
    private static final String TEXT = "Ljava/lang/String;";
    private static final String TEXTS = "[Ljava/lang/String;";
    private static final String MAP = "Ljava/util/Map;";

    private Insertions() {}

    static List<Insertion> of(Options options) throws ClassNotFoundException {
        List<Insertion> all = new ArrayList<>();
        addEnvironment(all, Class.forName("java.lang.ProcessEnvironment"));
        addStart(all, Class.forName("java.lang.ProcessImpl"));
        if (!options.attach) {
            all.add(Insertion.ofCall(
                    Class.forName("sun.instrument.InstrumentationImpl"),
                    "loadClassAndCallAgentmain",
                    "(" + TEXT + TEXT + ")V",
                    "Attaching"));
        }
        if (options.wrap) {
            String domain = "Ljava/security/ProtectionDomain;";
            all.add(Insertion.ofArgument(
                    ClassLoader.class,
                    "preDefineClass",
                    "(" + TEXT + domain + ")" + domain,
                    1,
                    "DefinedClass",
                    "(" + TEXT + ")" + TEXT));
        }
        return all;
    }

    private static void addEnvironment(List<Insertion> all, Class<?> environment) {
        all.add(Insertion.ofResult(
                environment, "getenv", "(" + TEXT + ")" + TEXT, 0, "OneVariable", "(" + TEXT + TEXT + ")" + TEXT));
        String map = "(" + MAP + ")" + MAP;
        all.add(Insertion.ofResult(environment, "getenv", "()" + MAP, Insertion.none(), "AllVariables", map));
        all.add(Insertion.ofResult(environment, "environment", "()" + MAP, Insertion.none(), "ChildVariables", map));
    }

    private static void addStart(List<Insertion> all, Class<?> process) {
        String start = "(" + TEXTS + MAP + TEXT + "[Ljava/lang/ProcessBuilder$Redirect;Z)Ljava/lang/Process;";
        all.add(Insertion.ofArgument(process, "start", start, 1, "StartedEnvironment", "(" + MAP + ")" + MAP));
        all.add(Insertion.ofArgument(process, "start", start, 0, "StartedCommand", "(" + TEXTS + ")" + TEXTS));
    }
}
