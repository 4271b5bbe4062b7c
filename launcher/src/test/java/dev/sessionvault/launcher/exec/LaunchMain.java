package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.CommandLine;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.Scrubbing;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the program does between its command line and the tool, for tests: {@code TOOL KEY PROJECT PROGRAM ARGS…}. */
final class LaunchMain {
    private static final int OWN_ARGUMENTS = 4;

    private LaunchMain() {}

    public static void main(String[] arguments) {
        try {
            launch(arguments);
        } catch (LauncherException e) {
            System.err.println(e.getMessage());
            System.exit(e.code().number());
        }
    }

    private static void launch(String[] arguments) throws LauncherException {
        List<byte[]> words = CommandLine.arguments(arguments.length);
        List<byte[]> rest = words.subList(OWN_ARGUMENTS, words.size());
        ToolTable table = ToolTable.builtIn();
        Tool tool = Objects.requireNonNull(table.find(new ToolName(arguments[0])));
        List<byte[]> caller = CommandLine.environment();
        byte[] project = arguments[2].isEmpty() ? null : words.get(2);
        Program program = Program.find(List.of(words.get(3)), caller, project);
        ChildEnvironment environment = ChildEnvironment.of(caller, Scrubbing.of(table, tool, tool.variableFor(rest)));
        try (SecretBytes key = key(arguments[1])) {
            Launch.become(program, rest, environment, key);
        }
    }

    /** {@code x*1000} is so many x. */
    private static SecretBytes key(String text) {
        int star = text.indexOf('*');
        String key = star < 0 ? text : text.substring(0, star).repeat(Integer.parseInt(text.substring(star + 1)));
        return SecretBytes.takeFrom(key.getBytes(StandardCharsets.US_ASCII));
    }
}
