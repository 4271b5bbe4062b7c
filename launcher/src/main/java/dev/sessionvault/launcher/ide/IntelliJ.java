package dev.sessionvault.launcher.ide;

import dev.sessionvault.launcher.edit.MalformedException;
import java.util.List;

/** IntelliJ's run configurations: a file each, of the kind that its Shell Script plugin reads. */
final class IntelliJ implements ProjectFile {
    @Override
    public String path(String tool) {
        return ".idea/runConfigurations/sv_" + tool + ".xml";
    }

    @Override
    public List<List<String>> groups(List<String> tools) {
        return tools.stream().map(List::of).toList();
    }

    /** A tool's name needs no escape: it is of lower-case letters, digits, and a few signs that mean nothing in XML. */
    private static String configuration(String tool) {
        return """
            <component name="ProjectRunConfigurationManager">
              <configuration default="false" name="sv: TOOL" type="ShConfigurationType">
                <option name="SCRIPT_TEXT" value="sv run TOOL" />
                <option name="INDEPENDENT_SCRIPT_PATH" value="true" />
                <option name="SCRIPT_PATH" value="" />
                <option name="SCRIPT_OPTIONS" value="" />
                <option name="INDEPENDENT_SCRIPT_WORKING_DIRECTORY" value="true" />
                <option name="SCRIPT_WORKING_DIRECTORY" value="$PROJECT_DIR$" />
                <option name="INDEPENDENT_INTERPRETER_PATH" value="true" />
                <option name="INTERPRETER_PATH" value="/bin/sh" />
                <option name="INTERPRETER_OPTIONS" value="" />
                <option name="EXECUTE_IN_TERMINAL" value="true" />
                <option name="EXECUTE_SCRIPT_FILE" value="false" />
                <envs />
                <method v="2" />
              </configuration>
            </component>
            """.replace("TOOL", tool);
    }

    @Override
    public String put(String text, String tool) throws MalformedException {
        requireOurs(text, tool);
        return configuration(tool);
    }

    @Override
    public String remove(String text, String tool) throws MalformedException {
        requireOurs(text, tool);
        return "";
    }

    /** The whole file is one configuration: what somebody has made of it is theirs. */
    private static void requireOurs(String text, String tool) throws MalformedException {
        if (!text.isEmpty() && !text.equals(configuration(tool))) {
            throw new MalformedException(1, 1, "it is not what sv wrote: edit or delete it yourself");
        }
    }

    @Override
    public String beginning() {
        return "";
    }
}
