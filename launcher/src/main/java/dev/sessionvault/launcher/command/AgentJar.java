package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;

/** The Java agent of this very program, as Java wants to be told of it. */
final class AgentJar {
    private AgentJar() {}

    static String path() throws LauncherException {
        File program = new File(StartScript.path()).getParentFile().getParentFile();
        String path = new File(program, "lib/sv-agent.jar").getPath();
        if (!new File(path).isFile()) {
            throw new LauncherException(
                    ExitCode.NOT_FOUND, "find the Java agent: " + path + ": no such file", "install sv again");
        }
        // The first equals sign ends a jar's name for Java, and a quote ends what JAVA_TOOL_OPTIONS holds together.
        if (path.indexOf('=') >= 0 || path.indexOf('"') >= 0) {
            throw Failure.usage(
                    "name the Java agent: " + path + ": Java takes no jar with = or \" in its path",
                    "install sv elsewhere");
        }
        return path;
    }

    /** The option for a tool's key; with it the agent asks this sv, whose jar it is. */
    static String option(RunLine line) throws LauncherException {
        StringBuilder option = new StringBuilder("-javaagent:" + path() + "=tool=" + line.tool);
        if (line.account != null) {
            option.append(",account=").append(line.account);
        }
        if (line.passphraseFd != Passphrase.NOT_GIVEN) {
            option.append(",passphrase-fd=").append(line.passphraseFd);
        }
        return option.toString();
    }
}
