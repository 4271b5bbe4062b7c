package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.reflect.Visible;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.verb.Hints;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was lent, as tools. All that is said of one comes from the passport, which its owner has signed. */
final class LentTools {
    private LentTools() {}

    /** Some clients take no name with a dot. */
    static Map<String, LentVerb> byName(List<LentVerb> verbs) {
        Map<String, LentVerb> tools = new LinkedHashMap<>();
        for (LentVerb verb : verbs) {
            if (tools.put(verb.name().tool(), verb) != null) {
                throw new IllegalStateException("two verbs are one tool: " + verb.name());
            }
        }
        return tools;
    }

    static Tool tool(String name, LentVerb verb) {
        return Tool.builder(name, InputSchema.of(verb))
                .title(verb.name().value())
                .description(description(verb))
                .outputSchema(ToolOutput.schema())
                .annotations(annotations(verb.name().value(), verb.hints()))
                .build();
    }

    private static String description(LentVerb verb) {
        String own = Visible.text(verb.description());
        return verb.approve() ? own + "\nThe lender is asked about each call, and may take a while to answer." : own;
    }

    private static ToolAnnotations annotations(String title, Hints hints) {
        return ToolAnnotations.builder()
                .title(title)
                .readOnlyHint(hints.readOnly())
                .destructiveHint(hints.destructive())
                .idempotentHint(hints.idempotent())
                .openWorldHint(hints.openWorld())
                .build();
    }
}
