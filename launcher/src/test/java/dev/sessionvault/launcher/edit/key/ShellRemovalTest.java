package dev.sessionvault.launcher.edit.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a profile, and that the real shells still take it, and set the same variables but the key's. */
class ShellRemovalTest {
    private static final List<String[]> POSIX = List.of(
            pair("export A=<key>\n", "# gone\n"),
            pair("  export A=\"<key>\"  # mine\r\nB=1\r\n", "  # gone  # mine\r\nB=1\r\n"),
            pair("export A='<key>'", "# gone"),
            pair("export B=2; export A=<key>; export C=3\n", "export B=2; export C=3\n"),
            pair("export A=<key>; export C=3\n", "export C=3\n"),
            pair("export C=3; export A=<key>\n", "export C=3\n"),
            pair("export C=3; export A=<key>;\n", "export C=3; :;\n"),
            pair("export A=<key>;\nexport B=1\n", "# gone\nexport B=1\n"),
            pair("export A=<key> && export C=3\n", "export C=3\n"),
            pair("true && export A=<key>\n", "true && :\n"),
            pair("false || export A=<key>\n", "false || :\n"),
            pair("true &&\n  export A=<key>\nexport B=1\n", "true &&\n  : # gone\nexport B=1\n"),
            pair("export A=<key> B=2\n", "export B=2\n"),
            pair("export B=2 A=<key>\n", "export B=2\n"),
            pair("export B=2 \\\n  A=<key> \\\n  C=3\n", "export B=2 \\\n  C=3\n"),
            pair("A=<key> true\n", "true\n"),
            pair("A=<key> B=2 env > /dev/null\n", "B=2 env > /dev/null\n"),
            pair("env A=<key> true\n", "env true\n"),
            pair("A=<key>; export A\nexport B=1\n", "export A\nexport B=1\n"),
            pair("if true; then\n  export A=<key>\nfi\nexport B=1\n", "if true; then\n  : # gone\nfi\nexport B=1\n"),
            pair("if true; then export A=<key>; fi\nexport B=1\n", "if true; then :; fi\nexport B=1\n"),
            pair(
                    "if true; then\n  export B=1\n  export A=<key>\n  export C=2\nfi\n",
                    "if true; then\n  export B=1\n  # gone\n  export C=2\nfi\n"),
            pair("case x in x) export A=<key>;; esac\nexport B=1\n", "case x in x) :;; esac\nexport B=1\n"),
            pair(
                    "case x in\n  x)\n    export A=<key>\n    ;;\nesac\n",
                    "case x in\n  x)\n    : # gone\n    ;;\nesac\n"),
            pair("f() {\n  export A=<key>\n}\nf\nexport B=1\n", "f() {\n  : # gone\n}\nf\nexport B=1\n"),
            pair("( export A=<key> )\nexport B=1\n", "( : )\nexport B=1\n"),
            pair("export A=<key> 2>/dev/null\nexport B=1\n", ": 2>/dev/null\nexport B=1\n"),
            pair("export A=<key> | cat\nexport B=1\n", ": | cat\nexport B=1\n"),
            pair("# export A=<key>\nexport B=1\n", "export B=1\n"),
            pair("export B=1 # was <key>\n", "export B=1\n"),
            pair(
                    "cat > /dev/null <<'E' && export A=<key>\n\"unpaired\nE\nexport B=1\n",
                    "cat > /dev/null <<'E' && :\n\"unpaired\nE\nexport B=1\n"),
            pair(
                    "export B=\"a 'b' $(echo \"c ) d\") `echo e`\"; export A=<key>\n",
                    "export B=\"a 'b' $(echo \"c ) d\") `echo e`\"\n"),
            pair("alias x='A=<key> claude'\nexport B=1\n", "alias x='claude'\nexport B=1\n"),
            pair("export \"A=<key>\"\nexport B=caf\u00e9\n", "# gone\nexport B=caf\u00e9\n"),
            pair("readonly A=<key>\n", "# gone\n"));

    /** Of bash and zsh alone. */
    private static final List<String[]> MORE = List.of(
            pair("declare -x A=<key>\n", "# gone\n"),
            pair("typeset -gx A='<key>'\nexport B=1\n", "# gone\nexport B=1\n"),
            pair("declare -x B=2 A=<key>\n", "declare -x B=2\n"),
            pair("function f { export A=<key>; }\nexport B=1\n", "function f { :; }\nexport B=1\n"),
            pair("cat <<< x > /dev/null; export A=<key>\n", "cat <<< x > /dev/null\n"));

    private static final List<String[]> FISH = List.of(
            pair("set -gx A <key>\n", "# gone\n"),
            pair("set --global --export A '<key>' # mine\nset -gx B 1\n", "# gone # mine\nset -gx B 1\n"),
            pair("if true\n    set -x A \"<key>\"\nend\nset -gx B 1\n", "if true\n    true # gone\nend\nset -gx B 1\n"),
            pair("set -gx B 1; set -gx A <key>; set -gx C 2\n", "set -gx B 1; set -gx C 2\n"),
            pair("true; and set -gx A <key>\nset -gx B 1\n", "true; and true\nset -gx B 1\n"),
            pair("export A=<key>\nset -gx B 1\n", "# gone\nset -gx B 1\n"),
            pair("A=<key> true\nset -gx B (echo 'it\\'s; )')\n", "true\nset -gx B (echo 'it\\'s; )')\n"));

    private static final List<String> REFUSED = List.of(
            "curl -H \"x-api-key: <key>\"\n",
            "claude --api-key <key>\n",
            "cat > .env <<E\nA=<key>\nE\n",
            "export A=\"<key>$B\"\n",
            "export A=x<key>\n",
            "export A=$(echo <key>)\n",
            "eval 'export A=<key>'\n",
            "keys=(<key> b)\n",
            "[ \"$A\" = <key> ]\n",
            "export B='unpaired\nexport A=<key>\n");

    @TempDir
    Path directory;

    @Test
    void bashZshAndDash_setTheSame_withoutTheKey() throws Exception {
        for (String shell : List.of("bash", "zsh", "dash")) {
            check(Syntax.SHELL, POSIX, shell);
        }
        check(Syntax.SHELL, MORE, "bash");
        check(Syntax.SHELL, MORE, "zsh");
    }

    @Test
    void fish_setsTheSame_withoutTheKey() throws Exception {
        check(Syntax.FISH, FISH, "fish");
    }

    @Test
    void whatDoesMore_isRefused() {
        for (String text : REFUSED) {
            String why = Marked.why(Syntax.SHELL, text);
            assertFalse(why.startsWith("edited"), text + why);
        }
        assertEquals("it is one of several values, or more is done there", Marked.why(Syntax.FISH, "set A x <key>\n"));
    }

    /** All files of a shell in one process of it: each is sourced in a child of its own. */
    private void check(Syntax syntax, List<String[]> cases, String shell) throws Exception {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String[] pair : cases) {
            String edited = Marked.without(syntax, pair[0]);
            assertEquals(pair[1], edited);
            before.add(pair[0].replace("<key>", Marked.KEY).replace("\r", ""));
            after.add(edited.replace("\r", ""));
        }
        List<List<String>> set = environments(shell, before);
        List<List<String>> left = environments(shell, after);
        int had = 0;
        for (int i = 0; i < cases.size(); i++) {
            List<String> expected = new ArrayList<>(set.get(i));
            had += expected.removeIf(variable -> variable.equals("A=" + Marked.KEY)) ? 1 : 0;
            assertEquals(expected, left.get(i), shell + ": " + cases.get(i)[0]);
        }
        assertTrue(had >= cases.size() / 3, "too few of these set the key in the first place: " + had);
    }

    private List<List<String>> environments(String shell, List<String> texts) throws Exception {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(directory.resolve(i + ".rc"), texts.get(i));
            String one = directory.resolve(i + ".rc").toString();
            script.append(shell).append(" -n ").append(one).append(" || echo no-syntax\n");
            script.append(shell).append(" -c '. ").append(one).append("; env'; echo ==\n");
        }
        List<List<String>> all = new ArrayList<>();
        for (String answer : run(script.toString()).split("==\n")) {
            assertFalse(answer.contains("no-syntax"), () -> shell + ": " + texts.get(all.size()));
            all.add(Arrays.stream(answer.split("\n"))
                    .filter(line -> line.matches("[ABC]=.*"))
                    .sorted()
                    .toList());
        }
        return all;
    }

    private String run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes());
    }

    private static String[] pair(String before, String after) {
        return new String[] {before, after};
    }
}
