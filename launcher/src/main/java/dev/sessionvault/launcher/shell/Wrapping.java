package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts shims before tools, and takes them away. */
public final class Wrapping {
    private final Shims shims;
    private final List<byte[]> environment;

    /** @param environment the caller's, for its PATH */
    public Wrapping(Shims shims, List<byte[]> environment) {
        this.shims = shims;
        this.environment = environment;
    }

    /** One shim: the name by which it is started, the tool, and the program that it stands before. */
    public record Wrapped(String name, String tool, String program) {}

    /**
     * What became of all tools.
     *
     * @param contested names that several tools have: which one is meant, only the user knows
     */
    public record All(List<Wrapped> made, SortedSet<String> contested) {}

    /**
     * A shim for each name that the tool's program has here.
     *
     * @param sv the start script's path
     * @throws LauncherException NOT_FOUND if it is not on this machine; USAGE if another tool's shim has the name
     */
    public List<Wrapped> wrap(Tool tool, String sv) throws LauncherException {
        List<Wrapped> wanted = present(tool);
        if (wanted.isEmpty()) {
            throw new LauncherException(
                    ExitCode.NOT_FOUND,
                    "wrap " + tool.name().value() + ": " + String.join(" or ", tool.programs()) + ": no such program",
                    "install it first, or add its directory to PATH");
        }
        for (Wrapped shim : wanted) {
            requireFree(shim);
            shims.write(shim.name(), ShimText.of(sv, shim.tool(), shim.program()));
        }
        return wanted;
    }

    /**
     * The names along PATH that are this tool's: the first one found, and those that are the same file. Another program
     * may have a tool's second name.
     */
    public List<Wrapped> present(Tool tool) {
        List<Wrapped> present = new ArrayList<>();
        Path first = null;
        for (String name : tool.programs()) {
            String program =
                    Program.uncheckedPath(name, environment, shims.directory().toFile());
            Path real = program == null ? null : real(program);
            if (program != null && (first == null || first.equals(real))) {
                first = real;
                present.add(new Wrapped(name, tool.name().value(), program));
            }
        }
        return present;
    }

    private static @Nullable Path real(String program) {
        try {
            return Path.of(program).toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * A shim for each of these tools that is here.
     *
     * @param sv the start script's path
     */
    public All wrapAll(List<Tool> tools, String sv) throws LauncherException {
        List<String> claims = new ArrayList<>();
        for (Tool tool : tools) {
            present(tool).forEach(shim -> claims.add(shim.name()));
        }
        All all = new All(new ArrayList<>(), new TreeSet<>());
        for (Tool tool : tools) {
            List<Wrapped> wanted = present(tool);
            if (wanted.stream().allMatch(shim -> Collections.frequency(claims, shim.name()) == 1 || isWrapped(shim))) {
                all.made().addAll(wanted.isEmpty() ? wanted : wrap(tool, sv));
            } else if (wanted.stream().allMatch(shim -> shims.tool(shim.name()) == null)) {
                wanted.forEach(shim -> all.contested().add(shim.name()));
            }
        }
        return all;
    }

    private boolean isWrapped(Wrapped shim) {
        return shim.tool().equals(shims.tool(shim.name()));
    }

    private void requireFree(Wrapped shim) throws LauncherException {
        String other = shims.tool(shim.name());
        if (other != null && !other.equals(shim.tool())) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "wrap " + shim.tool() + ": " + shim.name() + ": its shim starts " + other,
                    "sv unwrap " + other);
        }
    }

    /** The names of the shims that were removed. */
    public List<String> unwrap(String tool) throws LauncherException {
        List<String> removed = new ArrayList<>();
        for (Map.Entry<String, String> shim : shims.all().entrySet()) {
            if (shim.getValue().equals(tool)) {
                shims.remove(shim.getKey());
                removed.add(shim.getKey());
            }
        }
        return removed;
    }
}
