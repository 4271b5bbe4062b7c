package example;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;

/** Asks one question by Anthropic's SDK, as its documentation has it; then starts a program, and waits. */
final class Ask {
    private Ask() {}

    public static void main(String[] arguments) throws Exception {
        AnthropicClient client = AnthropicOkHttpClient.fromEnv();
        MessageCreateParams question = MessageCreateParams.builder()
                .model("claude-sonnet-4-5")
                .maxTokens(100)
                .addUserMessage("Who are you?")
                .build();
        Message answer = client.messages().create(question);
        answer.content().forEach(block -> block.text().ifPresent(text -> System.out.println(text.text())));

        new ProcessBuilder("env").inheritIO().start().waitFor();
        System.out.println("waiting");
        System.in.read();
        client.close();
    }
}
