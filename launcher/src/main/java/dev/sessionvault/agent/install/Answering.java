package dev.sessionvault.agent.install;

import dev.sessionvault.agent.boot.Answers;
import dev.sessionvault.agent.boot.HeldKey;
import dev.sessionvault.agent.boot.Wrapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what sv said, and what becomes of it if it said no. */
final class Answering {
    private Answering() {}

    static void give(Options options, SvProgram sv, Question facts, @Nullable Question key) throws Refusal {
        HeldKey held = key == null ? null : key(options, key);
        Facts known = facts(options, facts);
        if (known == null) {
            return;
        }
        if (held != null && known.variable() == null) {
            throw Facts.disagreement("it names no variable");
        }
        Wrapping wrapping = new Wrapping(sv.path(), options.wrap ? known.tools() : Map.of());
        Answers.give(new Answers(held == null ? null : known.variable(), held, known.hidden(), wrapping));
    }

    private static @Nullable HeldKey key(Options options, Question question) throws Refusal {
        try {
            return KeyAnswer.read(question.answer(options.seconds));
        } catch (Refusal refusal) {
            goOnWithout(options, refusal, "this program goes on without the key");
            return null;
        }
    }

    private static @Nullable Facts facts(Options options, Question question) throws Refusal {
        try {
            return Facts.read(question.answer(options.seconds));
        } catch (Refusal refusal) {
            goOnWithout(options, refusal, "this program goes on with its environment as it is");
            return null;
        }
    }

    private static void goOnWithout(Options options, Refusal refusal, String consequence) throws Refusal {
        if (!options.optional) {
            throw refusal;
        }
        StandardError.say("warning", refusal.getMessage() + ": " + consequence + ", as `optional` says", null);
    }
}
