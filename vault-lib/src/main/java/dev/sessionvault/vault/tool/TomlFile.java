package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** A tools.toml, strictly: what is not understood is refused with its place, never skipped. */
final class TomlFile {
    private static final String PROJECT = "project";
    private static final long MAX_BYTES = 1 << 20;

    private final TomlSection root;
    private final Set<String> known;
    private final Map<String, ToolPatch> tools = new LinkedHashMap<>();
    private final List<UserTable.Section> projects = new ArrayList<>();

    private TomlFile(TomlSection root, Set<String> known) {
        this.root = root;
        this.known = known;
    }

    /** @param known the tools that exist already: any other must say its variable */
    static UserTable parse(Path file, Set<String> known) throws ToolTableException {
        TomlParseResult parsed = Toml.parse(text(file));
        for (TomlParseError error : parsed.errors()) {
            throw new ToolTableException(file + ":" + error.position().line() + ":"
                    + error.position().column() + ": " + error.getMessage());
        }
        return new TomlFile(new TomlSection(file.toString(), parsed), known).read();
    }

    private static String text(Path file) throws ToolTableException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ToolTableException(file + ": larger than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ToolTableException(file + ": not UTF-8 text");
        } catch (IOException e) {
            throw new ToolTableException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private UserTable read() throws ToolTableException {
        for (String name : root.keys()) {
            if (!name.equals(PROJECT)) {
                readTool(name);
            }
        }
        // After the tools, so that a project may change a tool that this very file adds.
        if (root.has(PROJECT)) {
            readProjects(root.section(PROJECT));
        }
        return new UserTable(tools, projects);
    }

    private void readTool(String name) throws ToolTableException {
        if (!ToolName.isValid(name)) {
            throw root.error(name, "not a tool name, want lower-case letters, digits, '.', '_' and '-'");
        }
        if (new ToolName(name).isOwn()) {
            throw root.error(name, "names that begin with sv. are sv's own");
        }
        ToolPatch patch = ToolFields.read(root.section(name));
        if (patch.variable() == null && !known.contains(name)) {
            throw root.error(name, "a new tool, want its variable: variable = \"NAME_API_KEY\"");
        }
        tools.put(name, patch);
    }

    private void readProjects(TomlSection paths) throws ToolTableException {
        for (String path : paths.keys()) {
            if (!isNormal(path)) {
                throw paths.error(path, "want an absolute path without '.', '..', '//' or a slash at its end");
            }
            readProject(path, paths.section(path));
        }
    }

    private void readProject(String path, TomlSection section) throws ToolTableException {
        for (String name : section.keys()) {
            if (!known.contains(name) && !tools.containsKey(name)) {
                throw section.error(name, "no such tool");
            }
            projects.add(new UserTable.Section(path, name, ToolFields.read(section.section(name))));
        }
    }

    /** Paths are compared as text with real paths, so another spelling would silently never match. */
    private static boolean isNormal(String path) {
        return path.equals("/")
                || (path.startsWith("/")
                        && !path.endsWith("/")
                        && !path.contains("//")
                        && !(path + "/").contains("/./")
                        && !(path + "/").contains("/../")
                        && path.indexOf('\0') < 0);
    }
}
