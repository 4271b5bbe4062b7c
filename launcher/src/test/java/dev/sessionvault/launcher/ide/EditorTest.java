package dev.sessionvault.launcher.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditorTest {
    private static final List<String> TOOLS = List.of("claude", "codex");

    @TempDir
    Path temporary;

    private Path project;

    @BeforeEach
    void resolve() throws IOException {
        project = Files.createDirectory(temporary.toRealPath().resolve("project"));
    }

    private static void write(List<Change> changes) throws LauncherException {
        for (Change change : changes) {
            if (!change.isNothing()) {
                change.write();
            }
        }
    }

    private Path file(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @ParameterizedTest
    @EnumSource
    void inAnEmptyProject_whatWasWritten_goesWithoutATrace(Editor editor) throws Exception {
        write(editor.install(project, TOOLS));
        assertTrue(files() > 0);
        assertTrue(editor.install(project, TOOLS).stream().allMatch(Change::isNothing), "a second time");

        write(editor.remove(project, List.of("claude")));
        assertTrue(files() > 0, "codex is still there");
        write(editor.remove(project, List.of("aider", "codex")));

        assertEquals(0, files());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void agentOfJavaPrograms_isOneToolsAtATime_andGoesWithIt() throws Exception {
        write(Editor.INTELLIJ.installAgent(project, "codex", "/opt/a b/lib/sv-agent.jar"));
        Path template = project.resolve(".idea/runConfigurations/_template__of_Application.xml");
        assertTrue(Files.readString(template)
                .contains("value=\"&quot;-javaagent:/opt/a b/lib/sv-agent.jar=tool=codex&quot;\""));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(template.toFile());

        write(Editor.INTELLIJ.installAgent(project, "claude", "$USER_HOME$/lib/sv-agent.jar"));
        assertTrue(
                Files.readString(template).contains("value=\"-javaagent:$USER_HOME$/lib/sv-agent.jar=tool=claude\""));
        write(Editor.INTELLIJ.remove(project, List.of("codex")));
        assertEquals(1, files(), "it is claude's");
        write(Editor.INTELLIJ.remove(project, List.of("codex", "claude")));
        assertEquals(0, files());
    }

    @Test
    void besideWhatIsThere_nothingElseChanges_andItComesBackByteForByte() throws Exception {
        byte[] tasks =
                ("\ufeff// ours\r\n{\r\n\t\"version\": \"2.0.0\",\r\n\t\"tasks\": [ // all\r\n\t\t{\"label\": \"make\"},\r\n\t]\r\n}")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] settings = "{ /* none */ }".getBytes(StandardCharsets.UTF_8);
        Path first = Files.write(file(".vscode/tasks.json", ""), tasks);
        Path second = Files.write(file(".vscode/settings.json", ""), settings);
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rw-rw----"));

        write(Editor.VSCODE.install(project, TOOLS));
        String text = Files.readString(first);
        assertTrue(
                text.contains("\ufeff// ours\r\n") && text.contains("[ // all\r\n\t\t{\r\n\t\t\t\"label\": \"sv: "),
                text);
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));

        write(Editor.VSCODE.remove(project, List.of("claude")));
        write(Editor.VSCODE.remove(project, List.of("codex")));
        assertEquals(new String(tasks, StandardCharsets.UTF_8), Files.readString(first));
        assertEquals(new String(settings, StandardCharsets.UTF_8), Files.readString(second));
    }

    /** A second tool's task is laid out as the first one's. */
    @Test
    void taskBesideATask_isIndentedAlike() throws Exception {
        write(Editor.ZED.install(project, List.of("codex")));
        List<String> alone = blanks(project.resolve(".zed/tasks.json"), "codex");
        write(Editor.ZED.install(project, List.of("claude")));
        assertEquals(alone, blanks(project.resolve(".zed/tasks.json"), "claude"));
    }

    /** Those before the task's first lines. */
    private static List<String> blanks(Path tasks, String tool) throws IOException {
        List<String> lines = Files.readAllLines(tasks);
        int label = lines.indexOf(lines.stream()
                .filter(line -> line.contains("sv: " + tool))
                .findFirst()
                .orElseThrow());
        return lines.subList(label - 1, label + 2).stream()
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .toList();
    }

    @Test
    void anEmptyFile_staysOne() throws Exception {
        Path settings = file(".vscode/settings.json", "");
        write(Editor.VSCODE.install(project, TOOLS));
        write(Editor.VSCODE.remove(project, TOOLS));
        assertEquals("", Files.readString(settings));
    }

    @Test
    void aBrokenFile_isNamedWithItsPlace_andNothingIsTouched() throws Exception {
        Path settings = file(".vscode/settings.json", "{\n  \"a\": 1\n  \"b\": 2\n}\n");

        LauncherException e = assertThrows(LauncherException.class, () -> Editor.VSCODE.install(project, TOOLS));

        assertEquals(ExitCode.USAGE, e.code());
        assertTrue(
                String.valueOf(e.getMessage()).startsWith("read the file: " + settings + ": line 3, column "),
                e::getMessage);
        assertFalse(Files.exists(project.resolve(".vscode/tasks.json")));
    }

    @ParameterizedTest
    @EnumSource
    void symbolicLinksOutOfTheProject_areRefused(Editor editor) throws Exception {
        Path outside = Files.createDirectory(project.resolveSibling("outside"));
        for (String directory : List.of(".vscode", ".zed", ".idea")) {
            Files.createSymbolicLink(project.resolve(directory), outside);
        }

        LauncherException e = assertThrows(LauncherException.class, () -> editor.install(project, TOOLS));

        assertEquals(ExitCode.DENIED, e.code());
        assertEquals(0, Files.list(outside).count());
    }

    @Test
    void aFileThatIsALinkOutOfTheProject_isRefused_oneWithinIsFollowed() throws Exception {
        Path outside = Files.writeString(project.resolveSibling("outside.json"), "{}");
        Files.createDirectory(project.resolve(".vscode"));
        Path link = Files.createSymbolicLink(project.resolve(".vscode/settings.json"), outside);
        assertThrows(LauncherException.class, () -> Editor.VSCODE.install(project, TOOLS));

        Files.delete(link);
        Path inside = Files.writeString(project.resolve("shared.json"), "{}");
        Files.createSymbolicLink(link, inside);
        write(Editor.VSCODE.install(project, TOOLS));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(inside).contains("sv: claude"));
    }

    @Test
    void aFileThatChangedSinceItWasShown_isLeftAlone() throws Exception {
        Path tasks = file(".zed/tasks.json", "[]");
        List<Change> changes = Editor.ZED.install(project, TOOLS);
        Files.writeString(tasks, "[ ]");

        assertThrows(LauncherException.class, () -> write(changes));
        assertEquals("[ ]", Files.readString(tasks));
    }

    @Test
    void intelliJsConfiguration_isXml_andOneThatWasEditedIsLeftAlone() throws Exception {
        write(Editor.INTELLIJ.install(project, TOOLS));
        Path file = project.resolve(".idea/runConfigurations/sv_claude.xml");
        var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals("component", xml.getDocumentElement().getTagName());
        assertTrue(Files.readString(file).contains("value=\"sv run claude\""));

        Files.writeString(file, Files.readString(file).replace("sv run claude", "sv run claude --clean"));
        assertThrows(LauncherException.class, () -> Editor.INTELLIJ.remove(project, TOOLS));
        assertTrue(Files.exists(file));
    }

    @Test
    void theDiff_showsNamesNotKeys() throws Exception {
        String key = "sk-ant-api03-" + "A".repeat(93) + "AA";
        file(".vscode/settings.json", "{\n  \"x\": \"" + key + "\"\n}\n");

        List<String> diff =
                Editor.VSCODE.install(project, List.of("claude")).get(1).diff();

        assertTrue(diff.contains(" (not shown: it looks like a key)"), diff::toString);
        assertTrue(diff.stream().noneMatch(line -> line.contains(key)), diff::toString);
        assertTrue(diff.contains("@@ -1,3 +1,6 @@"), diff::toString);
    }
}
