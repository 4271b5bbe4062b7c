package dev.sessionvault.launcher.clients;

import dev.sessionvault.launcher.reflect.TestOwner;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A {@link Stage} on which there are a relay and an owner too; the first words of the command's directory name them. */
final class LendingStage {
    private LendingStage() {}

    /** Arguments: as {@link Stage}'s. The handle goes to {@code handle}, the configuration of MCP to {@code mcp.json}; {@code SV} is the program. */
    public static void main(String[] arguments) throws Exception {
        Stage.bringLoopbackUp();
        Path directory = Path.of(arguments[0]);
        try (TestOwner owner = new TestOwner().open()) {
            Path handle = Files.write(directory.resolve("handle"), owner.handle());
            Files.writeString(directory.resolve("mcp.json"), configuration(handle, owner.fingerprint()));
            Outcome outcome = Stage.play(directory, Arrays.asList(arguments).subList(1, arguments.length));
            try (ObjectOutputStream report =
                    new ObjectOutputStream(Files.newOutputStream(directory.resolve("report")))) {
                report.writeObject(outcome);
            }
        }
        System.exit(0);
    }

    private static String configuration(Path handle, String pin) {
        return """
                {"mcpServers":{"lent":{"command":"%s","args":["reflect","--passport-file","%s","--pin","%s"]}}}
                """.formatted(System.getenv("SV"), handle, pin);
    }
}
