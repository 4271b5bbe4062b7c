package dev.sessionvault.launcher.ide;

import dev.sessionvault.launcher.edit.MalformedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What IntelliJ makes new run configurations of Java programs from, in this project: with the agent among the options
 * of the Java runtime. There is one of that kind in a project, so it is for one tool.
 */
final class JavaTemplate implements ProjectFile {
    private static final Pattern OURS =
            Pattern.compile("(&quot;)?-javaagent:[^\"]*/sv-agent\\.jar=tool=([^\"&]*)(&quot;)?");

    private final String agent;

    /** @param agent the jar's path; IntelliJ puts directories in for the names that it has for them */
    JavaTemplate(String agent) {
        this.agent = agent;
    }

    @Override
    public String path(String tool) {
        return ".idea/runConfigurations/_template__of_Application.xml";
    }

    private static String template(String option) {
        return """
            <component name="ProjectRunConfigurationManager">
              <configuration default="true" type="Application" factoryName="Application">
                <option name="VM_PARAMETERS" value="OPTION" />
                <method v="2">
                  <option name="Make" enabled="true" />
                </method>
              </configuration>
            </component>
            """.replace("OPTION", option);
    }

    @Override
    public String put(String text, String tool) throws MalformedException {
        if (!text.isEmpty() && toolOf(text) == null) {
            throw new MalformedException(1, 1, "it is not what sv wrote: add the agent's option yourself");
        }
        return template(escaped("-javaagent:" + agent + "=tool=" + tool));
    }

    /** What somebody has made something of is theirs. */
    @Override
    public String remove(String text, String tool) {
        return tool.equals(toolOf(text)) ? "" : text;
    }

    /** Whose key it is for; {@code null}: it is not what sv wrote. */
    private static @Nullable String toolOf(String text) {
        Matcher option = OURS.matcher(text);
        return option.find() && template(option.group()).equals(text) ? option.group(2) : null;
    }

    /** With a blank it is one option only between quotes. */
    private static String escaped(String option) {
        String one = option.indexOf(' ') < 0 ? option : "\"" + option + "\"";
        return one.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public String beginning() {
        return "";
    }
}
