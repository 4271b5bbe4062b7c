package dev.sessionvault.launcher.clients;

import java.util.List;

/** One canned answer in each dialect that the tools speak. */
final class Answers {
    static final String TEXT = "the vault says hello";

    private static final String MESSAGE =
            "{'id':'msg_1','type':'message','role':'assistant','model':'claude-test','content':[%s],"
                    + "'stop_reason':%s,'stop_sequence':null,'usage':{'input_tokens':1,'output_tokens':1}}";

    private static final String ITEM =
            "{'type':'message','id':'item_1','status':'completed','role':'assistant','content':"
                    + "[{'type':'output_text','text':'" + TEXT + "','annotations':[]}]}";

    /** Anthropic Messages, whole. */
    static String message() {
        return json(MESSAGE.formatted("{'type':'text','text':'" + TEXT + "'}", "'end_turn'"));
    }

    /** A tool that the model asks for as soon as it is offered. */
    static final String TOOL = "mcp__lent__t_echo";

    /** Anthropic Messages, as events: the text, or first the tool if the request offers it and has no result of it. */
    static String messageEvents(String request) {
        return request.contains(TOOL) && !request.contains("\"tool_result\"") ? toolEvents() : messageEvents();
    }

    private static String toolEvents() {
        return events(List.of(
                "{'type':'message_start','message':" + MESSAGE.formatted("", "null") + "}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'toolu_1','name':'"
                        + TOOL + "','input':{}}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'input_json_delta','partial_json':"
                        + "'{\\'word\\':\\'ho\\'}'}}",
                "{'type':'content_block_stop','index':0}",
                "{'type':'message_delta','delta':{'stop_reason':'tool_use','stop_sequence':null},"
                        + "'usage':{'output_tokens':1}}",
                "{'type':'message_stop'}"));
    }

    private static String messageEvents() {
        return events(List.of(
                "{'type':'message_start','message':" + MESSAGE.formatted("", "null") + "}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'" + TEXT + "'}}",
                "{'type':'content_block_stop','index':0}",
                "{'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},"
                        + "'usage':{'output_tokens':1}}",
                "{'type':'message_stop'}"));
    }

    /** OpenAI Responses, as events. */
    static String responseEvents() {
        return events(List.of(
                "{'type':'response.created','response':{'id':'resp_1'}}",
                "{'type':'response.output_item.done','output_index':0,'item':" + ITEM + "}",
                "{'type':'response.completed','response':{'id':'resp_1','status':'completed','output':[" + ITEM + "],"
                        + "'usage':{'input_tokens':1,'input_tokens_details':null,'output_tokens':1,"
                        + "'output_tokens_details':null,'total_tokens':2}}}"));
    }

    /** Google's Code Assist: who asks may ask. */
    static String codeAssist() {
        String tier = "{'id':'free-tier','name':'free','isDefault':true}";
        return json("{'currentTier':" + tier + ",'allowedTiers':[" + tier + "],'cloudaicompanionProject':'project-1'}");
    }

    /** Google's Code Assist, as events. */
    static String contentEvents() {
        return "data: "
                + json("{'response':{'candidates':[{'content':{'role':'model','parts':[{'text':'" + TEXT
                        + "'}]},'finishReason':'STOP'}]}}")
                + "\n\n";
    }

    private static String events(List<String> events) {
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            // The event's name is its first member, in both dialects.
            String name = event.substring("{'type':'".length(), event.indexOf('\'', "{'type':'".length()));
            text.append("event: ")
                    .append(name)
                    .append("\ndata: ")
                    .append(json(event))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String json(String readable) {
        return readable.replace('\'', '"');
    }

    private Answers() {}
}
