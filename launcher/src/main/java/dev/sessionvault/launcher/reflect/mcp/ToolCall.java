package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.reflect.CallListener;
import dev.sessionvault.launcher.share.message.Output;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** One call on its way: gathers what the verb writes, and becomes the tool's result. */
final class ToolCall implements CallListener {
    private final MonoSink<CallToolResult> sink;
    private final Progress progress;
    private final Captured stdout = new Captured();
    private final Captured stderr = new Captured();

    ToolCall(MonoSink<CallToolResult> sink, Progress progress) {
        this.sink = sink;
        this.progress = progress;
    }

    @Override
    public void output(int which, byte[] bytes) {
        (which == Output.STDOUT ? stdout : stderr).add(bytes);
        progress.wrote(bytes);
    }

    @Override
    public void waiting() {
        progress.waits();
    }

    @Override
    public void ended(Answer answer) {
        ToolOutput output = new ToolOutput(answer, stdout, stderr);
        CallToolResult.Builder result =
                CallToolResult.builder(List.of(new TextContent(output.text()))).isError(!answer.isGood());
        if (output.isStructured()) {
            result.structuredContent(output.structured());
        }
        sink.success(result.build());
    }
}
