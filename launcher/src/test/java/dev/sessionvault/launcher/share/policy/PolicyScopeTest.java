package dev.sessionvault.launcher.share.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.scope.RandomScopes;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.Verb;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be lent is what may be called, call by call: over policies and scopes made at random. */
class PolicyScopeTest {
    private static final int ROUNDS = 200;

    private final RandomScopes random = new RandomScopes(7);
    private final Lending who = new Lending(new Account(1, Set.of()), "svk1-" + "a".repeat(56));
    private final AccountNames names = new AccountNames(Path.of("/dev/null"), Path.of("/dev/null"), "/bin/false");

    @Test
    void aScopeIsAllowed_ifEachOfItsCallsIs() throws Exception {
        List<Arguments> calls = random.calls();
        int allowed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = policyText();
            Policy policy = Policy.parse("random", text, names);
            Scope scope = random.scope(2);

            boolean each = calls.stream().filter(scope::permits).allMatch(call -> permits(policy, call));
            Decision decision = policy.decide(who, scope, random.verbs());

            assertEquals(each && !scope.isEmpty(), decision.allowed(), text + scope + "\n" + decision.why());
            allowed += decision.allowed() ? 1 : 0;
            Scope granted = policy.granted(who, random.verbs());
            calls.forEach(call -> assertEquals(permits(policy, call), granted.permits(call), text + call));
            Scope narrowed = scope.minus(scope.minus(random.scope(3)));
            assertTrue(
                    !decision.allowed()
                            || narrowed.isEmpty()
                            || policy.decide(who, narrowed, random.verbs()).allowed(),
                    text);
        }
        assertTrue(allowed > ROUNDS / 20, "the generator allowed little: " + allowed);
    }

    private boolean permits(Policy policy, Arguments call) {
        Verb verb = random.verbs().find(call.verb()).orElseThrow();
        return policy.decide(who, verb, call).allowed();
    }

    private String policyText() {
        StringBuilder text = new StringBuilder("version = 1\n");
        for (int i = random.below(6); i > 0; i--) {
            text.append("[[rule]]\nusers = [\"*\"]\neffect = \"")
                    .append(random.below(4) == 0 ? "deny" : "allow")
                    .append("\"\nverbs = [\"")
                    .append(List.of("*", "t.*", "t.one", "t.two").get(random.below(4)))
                    .append("\"]\n");
            constraint(text, "c", List.of("\"a\"", "[\"a\", \"b\"]", "\"*\""));
            constraint(text, "n", List.of("1", "\"0..2\"", "\"*\"", "[\"0\", \"3\"]", "\"-1..9\""));
            constraint(text, "s", List.of("\"x\"", "[\"x\", \"y\"]", "\"*\""));
            text.append(random.coin() ? "where.\"*\" = \"*\"\n" : "");
        }
        return text.toString();
    }

    private void constraint(StringBuilder text, String name, List<String> values) {
        if (random.below(3) == 0) {
            text.append("where.")
                    .append(name)
                    .append(" = ")
                    .append(values.get(random.below(values.size())))
                    .append('\n');
        }
    }
}
