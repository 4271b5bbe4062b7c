package dev.sessionvault.launcher.reflect.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The protocol, line by line. */
class ToolServerTest {
    private final ScriptedLender lender = new ScriptedLender(TestVerbs.all());
    private RawClient client;

    @BeforeEach
    void connect() throws Exception {
        client = RawClient.ready(lender);
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    @Test
    void tool_isDescribedInFull() throws Exception {
        JsonNode echo = tools().get(0);

        assertEquals(
                "{\"name\":\"test_echo\",\"title\":\"test.echo\",\"description\":\"Does echo\",\"inputSchema\":{\"type\":"
                        + "\"object\",\"properties\":{\"service\":{\"type\":\"string\",\"enum\":[\"api\",\"web\"],"
                        + "\"description\":\"which one\"},\"lines\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":200,"
                        + "\"default\":50}},\"required\":[\"service\"],\"additionalProperties\":false}",
                echo.toString().substring(0, echo.toString().indexOf(",\"outputSchema\"")));
        assertEquals(
                "{\"title\":\"test.echo\",\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,"
                        + "\"openWorldHint\":false}",
                echo.get("annotations").toString());
        assertEquals(
                List.of("exitCode", "stdout", "stderr", "truncated", "receipt"),
                new ArrayList<>(echo.get("outputSchema").get("properties").propertyNames()));
    }

    @Test
    void parameters_areTypedByWhatWasLent() throws Exception {
        JsonNode fail = tools().get(1);

        assertEquals(
                "{\"level\":{\"type\":\"integer\",\"enum\":[1,3],\"default\":3},\"unit\":{\"type\":\"string\",\"pattern\":"
                        + "\"^[a-z]+$\",\"maxLength\":8,\"default\":\"x\"},\"file\":{\"type\":\"string\",\"maxLength\":4096,"
                        + "\"description\":\"what. A path under /var/log\",\"default\":\"/var/log/x\"}}",
                fail.get("inputSchema").get("properties").toString());
        assertEquals(
                "Does wait\nThe lender is asked about each call, and may take a while to answer.",
                tools().get(5).get("description").asString());
    }

    @Test
    void call_bringsTextAndFields() throws Exception {
        client.call(1, "test_echo", "{'service':'web','lines':3}");

        JsonNode result = client.answer(1).get("result");
        assertEquals(
                "{lines=3, service=web}",
                result.get("content").get(0).get("text").asString());
        assertEquals(
                "{\"exitCode\":0,\"stdout\":\"{lines=3, service=web}\",\"stderr\":\"\",\"truncated\":false,\"receipt\":\""
                        + ScriptedLender.RECEIPT + "\"}",
                result.get("structuredContent").toString());
        assertFalse(result.path("isError").asBoolean(false));
    }

    @Test
    void exitCode_otherThanNought_isAnErrorWithItsOutput() throws Exception {
        client.call(1, "test_fail", "{}");

        JsonNode result = client.answer(1).get("result");
        assertTrue(result.get("isError").asBoolean());
        assertEquals(
                "[sv: exit code 3]", result.get("content").get(0).get("text").asString());
        assertEquals(3, result.get("structuredContent").get("exitCode").asInt());
    }

    @Test
    void arguments_outsideTheSchema_neverReachTheLender() throws Exception {
        int id = 1;
        for (String wrong : List.of(
                "{}",
                "{'service':'db'}",
                "{'service':'web','lines':201}",
                "{'service':'web','lines':'3'}",
                "{'service':'web','more':1}",
                "{'service':7}")) {
            client.call(id, "test_echo", wrong);
            JsonNode result = client.answer(id++).get("result");
            assertTrue(result.get("isError").asBoolean(), wrong);
        }
        assertEquals(List.of(), lender.heard);
    }

    @Test
    void unknownTool_isInvalidParams() throws Exception {
        client.call(1, "no_such", "{}");

        assertEquals(-32602, client.answer(1).get("error").get("code").asInt());
    }

    @Test
    void refusal_isNamed_andTellsNothingElse() throws Exception {
        client.call(1, "test_over", "{}");

        JsonNode result = client.answer(1).get("result");
        assertTrue(result.get("isError").asBoolean());
        assertEquals(
                "[sv: refused: ENDED: the owner has ended the session]",
                result.get("content").get(0).get("text").asString());
        assertFalse(result.has("structuredContent"));
    }

    @Test
    void failureOfOurs_isNamed_andTellsNothingElse() throws Exception {
        client.call(1, "test_bug", "{}");

        String answer = client.answer(1).toString();
        assertTrue(answer.contains("[sv: failed: a bug of sv's own]"), answer);
        assertFalse(answer.contains("inside"), answer);
    }

    @Test
    void controlsAndUnseenCharacters_areMadeVisible() throws Exception {
        client.call(1, "test_hostile", "{}");

        JsonNode result = client.answer(1).get("result");
        String text = result.get("content").get(0).get("text").asString();
        assertEquals("\u241b]0;x\u2407a\ufffdb\ufffd\n\tok", text);
        assertEquals(text, result.get("structuredContent").get("stdout").asString());
    }

    @Test
    void flood_isCutInTheMiddle() throws Exception {
        client.call(1, "test_flood", "{}");

        JsonNode result = client.answer(1).get("result");
        String text = result.get("content").get(0).get("text").asString();
        assertTrue(text.startsWith("0".repeat(63) + "\n"), text.substring(0, 70));
        assertTrue(text.endsWith("65535\n"), text.substring(text.length() - 70));
        assertTrue(text.contains(
                "\n[sv: " + (65_536 * 64 - Captured.HEAD_BYTES - Captured.TAIL_BYTES) + " bytes left out"));
        assertTrue(text.length() < Captured.HEAD_BYTES + Captured.TAIL_BYTES + 100);
        assertTrue(result.get("structuredContent").get("truncated").asBoolean());
    }

    @Test
    void progress_grows_andIsToldToWhoAskedForIt() throws Exception {
        client.call(1, "test_wait", "{}");

        JsonNode waiting = client.notification("notifications/progress").get("params");
        assertEquals("p1", waiting.get("progressToken").asString());
        assertEquals(0, waiting.get("progress").asInt());
        assertEquals("waiting for the owner to say yes", waiting.get("message").asString());
    }

    @Test
    void cancelledCall_reachesTheLender_andGetsNoAnswer() throws Exception {
        client.call(1, "test_wait", "{}");
        client.notification("notifications/progress");

        client.send("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':1}}");

        assertTrue(lender.cancelled.await(5, TimeUnit.SECONDS));
        assertEquals(
                List.of("test.wait {}", "cancel test.wait"), lender.heard, "an interrupt would cut what is written");
        client.send("{'jsonrpc':'2.0','id':2,'method':'ping'}");
        client.answer(2);
        assertTrue(client.skipped().stream()
                .noneMatch(message -> message.path("id").asInt(-1) == 1));
    }

    @Test
    void calls_runAtTheSameTime() throws Exception {
        client.call(1, "test_both", "{}");
        client.call(2, "test_both", "{}");

        assertFalse(client.answer(1).get("result").path("isError").asBoolean(false));
        assertFalse(client.answer(2).get("result").path("isError").asBoolean(false));
    }

    @Test
    void change_isToldOnce_andTheListIsTheNewOne() throws Exception {
        lender.lend(List.of(TestVerbs.verb("fail"), TestVerbs.verb("other")));

        client.notification("notifications/tools/list_changed");
        List<String> names = new ArrayList<>();
        tools().forEach(tool -> names.add(tool.get("name").asString()));
        assertEquals(List.of("test_fail", "test_other"), names);
        assertTrue(client.skipped().stream().noneMatch(message -> message.has("method")), client.skipped()::toString);
        client.call(9, "test_echo", "{'service':'web'}");
        assertEquals(-32602, client.answer(9).get("error").get("code").asInt());
    }

    @Test
    void line_thatIsNoMessage_isAnswered_andTheNextIsServed() throws Exception {
        client.send("{'jsonrpc'");

        JsonNode error = client.await(message -> message.has("error"));
        assertEquals(-32700, error.get("error").get("code").asInt());
        assertTrue(error.get("id").isNull());
        assertEquals(8, tools().size());
    }

    @Test
    void endOfInput_endsTheServer_andCancelsWhatRuns() throws Exception {
        client.call(1, "test_wait", "{}");
        client.notification("notifications/progress");

        client.end();

        assertTrue(lender.cancelled.await(1, TimeUnit.SECONDS));
    }

    private JsonNode tools() throws Exception {
        client.send("{'jsonrpc':'2.0','id':1000,'method':'tools/list'}");
        return client.answer(1000).get("result").get("tools");
    }
}
