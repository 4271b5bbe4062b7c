package dev.sessionvault.launcher.share.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.scope.RandomScopes;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be lent is what may be called, call by call: over policies and scopes made at random. */
class PolicyScopeTest {
    private static final int ROUNDS = 200;

    private final RandomScopes random = new RandomScopes(7);
    private final RandomPolicies policies = new RandomPolicies(random);
    private final Lending who = RandomPolicies.WHO;

    @Test
    void aScopeIsAllowed_ifEachOfItsCallsIs() throws Exception {
        List<Arguments> calls = random.calls();
        int allowed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = policies.text();
            Policy policy = RandomPolicies.parse(text);
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
}
