package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.share.passport.LentParameter;
import dev.sessionvault.launcher.share.passport.LentParameter.Kind;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.scope.Allowed;
import dev.sessionvault.launcher.share.verb.Hints;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Verbs that {@link ScriptedLender} knows. */
final class TestVerbs {
    private static final LentParameter SERVICE =
            new LentParameter("service", "which one", Kind.TEXT, Allowed.of(List.of("web", "api")), "", 3, "", null);
    private static final LentParameter LINES =
            new LentParameter("lines", "", Kind.INTEGER, Allowed.range(1, 200), "", 19, "", "50");
    private static final LentParameter LEVEL =
            new LentParameter("level", "", Kind.INTEGER, Allowed.of(List.of("1", "3")), "", 19, "", "3");
    private static final LentParameter UNIT =
            new LentParameter("unit", "", Kind.TEXT, new Allowed.AllBut(new TreeSet<>()), "^[a-z]+$", 8, "", "x");
    private static final LentParameter FILE = new LentParameter(
            "file", "what", Kind.PATH, new Allowed.AllBut(new TreeSet<>()), "", 4096, "/var/log", "/var/log/x");

    static LentVerb verb(String action) {
        return new LentVerb(
                new VerbName("test." + action),
                "Does " + action,
                parameters(action),
                List.of(),
                10,
                1 << 20,
                action.equals("wait"),
                new Hints(true, false, true, false));
    }

    private static List<LentParameter> parameters(String action) {
        return switch (action) {
            case "echo" -> List.of(SERVICE, LINES);
            case "fail" -> List.of(LEVEL, UNIT, FILE);
            default -> List.of();
        };
    }

    static List<LentVerb> all() {
        return Stream.of("echo", "fail", "flood", "hostile", "both", "wait", "over", "bug")
                .map(TestVerbs::verb)
                .toList();
    }

    private TestVerbs() {}
}
