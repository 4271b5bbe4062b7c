package dev.sessionvault.launcher.reflect.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers to what is no request. */
final class Refusals {
    private Refusals() {}

    /** To a line that is no message: nobody knows which request it was to be. */
    static Map<String, Object> unreadable() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        answer.put("id", null);
        answer.put("error", Map.of("code", McpSchema.ErrorCodes.PARSE_ERROR, "message", "not a JSON-RPC message"));
        return answer;
    }
}
