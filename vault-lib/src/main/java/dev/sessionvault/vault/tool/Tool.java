package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: a tool, the variable it reads its key from, and what else must be known to start it.
 *
 * @param programs file names to look for, in this order
 * @param variable what the key is put into
 * @param subcommandVariables first argument to the variable that this sub-command reads instead
 * @param otherVariables further key variables of this tool; scrubbed for every tool, this one too
 * @param companions variables set together with the key
 * @param needs companion to the program without which the tool would refuse to start with it; looked for along PATH
 * @param conflicts variables that would make the tool use something else than its key; withheld
 * @param cautions variables that change where the key goes; passed on and named
 * @param stores files in which the tool itself may keep keys, {@code ~} being the home directory
 * @param loginFields {@link Login#fields} of how it keeps its login; empty if none can be lent to it
 * @param keyShape what this tool's keys look like, or {@code null} if they have no common look
 * @param helper {@code none}, or {@code raw} if the tool can call a command that prints the bare key
 * @param keep names that are passed on although they look secret; {@code NAME} or {@code PREFIX*}
 * @param note the traps, for people
 * @param check arguments of a call that costs little and succeeds only with a key that works; empty if none is known
 * @param console the provider's page where a key is made and revoked, or empty
 */
public record Tool(
        ToolName name,
        String title,
        List<String> programs,
        String variable,
        Map<String, String> subcommandVariables,
        List<String> otherVariables,
        Map<String, String> companions,
        Map<String, String> needs,
        List<String> conflicts,
        List<String> cautions,
        List<String> stores,
        List<String> loginFields,
        @Nullable KeyShape keyShape,
        String helper,
        List<String> keep,
        String note,
        List<String> check,
        String console) {

    /** How it keeps its login, or {@code null} if none can be lent to it. */
    public @Nullable Login login() {
        return loginFields.isEmpty() ? null : Login.of(loginFields);
    }

    /** The variable for these arguments: the sub-command's, if the first of them that is no option names one. */
    public String variableFor(List<byte[]> arguments) {
        for (byte[] argument : arguments) {
            if (argument.length == 0 || argument[0] != '-') {
                return variableOf(argument);
            }
        }
        return variable;
    }

    private String variableOf(byte[] subcommand) {
        for (Map.Entry<String, String> entry : subcommandVariables.entrySet()) {
            if (Arrays.equals(entry.getKey().getBytes(StandardCharsets.UTF_8), subcommand)) {
                return entry.getValue();
            }
        }
        return variable;
    }

    /** Every variable that this tool reads a key from. */
    Set<String> keyVariables() {
        Set<String> names = new LinkedHashSet<>(otherVariables);
        names.add(variable);
        names.addAll(subcommandVariables.values());
        return names;
    }

    /** Whether this tool reads a key from the variable of that name. */
    public boolean isKeyVariable(String candidate) {
        return variable.equals(candidate)
                || otherVariables.contains(candidate)
                || subcommandVariables.containsValue(candidate);
    }
}
