package dev.sessionvault.launcher.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that writes its login as tools do, and a keeper beside it that waits as a program of one page. */
class FollowIT {
    /** Takes both descriptors of the keeper; then writes each word that it reads, by a new file and a rename. */
    private static final String TOOL = """
            read keeper root namespace
            exec 50</proc/$keeper/fd/$root 51</proc/$keeper/fd/$namespace
            echo taken
            while read word; do
              printf %s "$word" > /proc/$$/fd/50/login.tmp && mv /proc/$$/fd/50/login.tmp /proc/$$/fd/50/login
              echo wrote $word
            done
            """;

    @TempDir
    Path temporary;

    private Path directory;
    private Path program;
    private Child tool;
    private Child keeper;

    @BeforeEach
    void start() throws Exception {
        directory = Files.createDirectory(temporary.resolve("logins"));
        program = program();
        tool = Child.start("bash", "-c", TOOL);
        keeper = Child.stage(List.of(), "follow", directory.toString(), Long.toString(tool.pid()), program.toString());
        String at = keeper.await("at ");
        keeper.awaitWaiting();
        tool.say(keeper.pid() + " " + at + "\n").await("taken");
    }

    @AfterEach
    void end() throws Exception {
        keeper.close();
        tool.close();
    }

    /** The key that the keeper was given is there each time that it becomes a program. */
    @Test
    void eachLogin_isSeen_andTheLastAtTheEnd() throws Exception {
        tool.say("one\n").await("wrote one");
        assertEquals("Opened", keeper.await("key "));
        keeper.await("saw one r");
        keeper.awaitWaiting();
        tool.say("two\n").await("wrote two");
        assertEquals("Opened", keeper.await("key "));
        keeper.await("saw two r");
        keeper.awaitWaiting();
        tool.signal("KILL");
        keeper.await("saw two r at the end");
        assertEquals(0, keeper.end());
    }

    @Test
    void term_seesWhatIsThere() throws Exception {
        tool.say("one\n").await("wrote one");
        keeper.await("saw one r");
        keeper.awaitWaiting();
        keeper.signal("TERM");
        keeper.await("saw one t");
    }

    @Test
    void killedKeeper_losesNothing_andAnotherGoesOn() throws Exception {
        keeper.signal("KILL");
        keeper.end();
        tool.say("three\n").await("wrote three");
        Path root = Path.of("/proc/" + tool.pid() + "/fd/50");
        assertEquals("three", Files.readString(root.resolve("login")));
        assertEquals(directory, Files.readSymbolicLink(root), "it is mounted still: the namespace is the tool's too");

        keeper = Child.stage(List.of(), "adopt", directory.toString(), Long.toString(tool.pid()), program.toString());
        keeper.await("at ");
        keeper.awaitWaiting();
        tool.say("four\n").await("wrote four");
        keeper.await("saw four r");
        tool.signal("KILL");
        keeper.await("saw four r at the end");
        assertEquals(0, keeper.end());
        assertFalse(Files.exists(root.resolve("login")));
    }

    /** A script that is the stage again. */
    private Path program() throws Exception {
        List<String> quoted = new ArrayList<>();
        for (String word : Child.command(List.of(), Child.classPath(), "followed")) {
            quoted.add("'" + word + "'");
        }
        Path script = temporary.resolve("program");
        Files.writeString(script, "#!/bin/sh\nexec " + String.join(" ", quoted) + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }
}
