package dev.sessionvault.launcher.share.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.policy.RandomPolicies;
import dev.sessionvault.launcher.share.scope.RandomScopes;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.Verb;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a recipient can have done, call by call through the {@link Gate}, is what was opened or extended to, and what the
 * policy says now: over whole sessions of policies, openings and extensions made at random.
 */
class AttenuationTest {
    private static final int SESSIONS = 80;
    private static final int EXTENSIONS = 4;

    @Test
    void reach_isWhatWasLent_andWhatThePolicySaysNow() throws Exception {
        sessions(11);
    }

    static Set<Long> manySeeds() {
        return java.util.stream.LongStream.range(1000, 1000 + Integer.getInteger("share.seeds", 60))
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void reach_isWhatWasLent_andWhatThePolicySaysNow_manyTimes(long seed) throws Exception {
        sessions(seed);
    }

    private static void sessions(long seed) throws Exception {
        RandomScopes random = new RandomScopes(seed);
        int reached = 0;
        int widened = 0;
        int narrowed = 0;
        for (int i = 0; i < SESSIONS; i++) {
            Lending lending = new Lending(random, "seed " + seed + ", session " + i + ": ");
            if (lending.open()) {
                Set<Arguments> before = lending.requireReach();
                reached += before.size();
                for (int j = 0; j < EXTENSIONS; j++) {
                    lending.next();
                    Set<Arguments> after = lending.requireReach();
                    narrowed += before.containsAll(after) ? 1 : 0;
                    widened += after.containsAll(before) ? 1 : 0;
                    before = after;
                }
            }
        }
        assertTrue(reached > 30 && widened > 3 && narrowed > 3, reached + " " + widened + " " + narrowed);
    }

    /** One session, as far as it decides. */
    private static final class Lending {
        private final RandomScopes random;
        private final RandomPolicies policies;
        private final Clocks clocks = new Clocks();
        private final StringBuilder told;
        private Policy policy = RandomPolicies.parse("version = 1\n");
        private Scope lent = Scope.none();
        private SessionState state = new SessionState(new Lifetime(clocks, Lifetime.CAP), terms(1, lent));
        private Gate gate = gate();
        private int calls;

        Lending(RandomScopes random, String name) {
            this.random = random;
            this.policies = new RandomPolicies(random);
            this.told = new StringBuilder(name);
        }

        private void legislate() {
            String text = policies.text();
            policy = RandomPolicies.parse(text);
            told.append("\n").append(text);
        }

        private boolean isAllowed(Scope scope) throws Exception {
            return policy.decide(RandomPolicies.WHO, scope, random.verbs()).allowed();
        }

        /** @return false if the policy does not allow it */
        boolean open() throws Exception {
            legislate();
            Scope wish = wish();
            if (wish.isEmpty() || !isAllowed(wish)) {
                return false;
            }
            lent = wish;
            told.append("\nopened ").append(wish);
            state = new SessionState(new Lifetime(clocks, Lifetime.CAP), terms(1, wish));
            gate = gate();
            return true;
        }

        private Gate gate() {
            Law law = () -> new Law.Reading(random.verbs(), policy);
            return new Gate(state, law, RandomPolicies.WHO, new Usage(clocks), new Notebook());
        }

        /** Often something that the policy allows, of which there would be little otherwise. */
        private Scope wish() {
            Scope any = random.scope(4);
            return random.coin() ? any : both(any, policy.granted(RandomPolicies.WHO, random.verbs()));
        }

        private static Scope both(Scope one, Scope other) {
            return one.minus(one.minus(other));
        }

        private static Terms terms(int serial, Scope scope) {
            return new Terms(serial, scope, Lifetime.CAP, 1_000_000, Set.of());
        }

        /** The administrator or the owner changes something. */
        void next() throws Exception {
            if (random.below(3) == 0) {
                legislate();
                return;
            }
            Scope wish = random.coin() ? both(lent, random.scope(3)) : wish();
            if (!wish.isEmpty() && isAllowed(wish)) {
                assertTrue(state.change(terms(state.terms().serial() + 1, wish)));
                lent = wish;
                told.append("\nextended to ").append(wish);
            }
        }

        /** @return what the gate lets through, which is what it has to */
        Set<Arguments> requireReach() throws Exception {
            Set<Arguments> reach = new LinkedHashSet<>();
            for (Arguments call : random.calls()) {
                boolean may = lent.permits(call) && policyPermits(call);
                assertEquals(may, isAdmitted(call), () -> told + "\n" + call);
                if (may) {
                    reach.add(call);
                }
            }
            Scope now = lent;
            assertTrue(reach.stream().allMatch(now::permits));
            return reach;
        }

        private boolean policyPermits(Arguments call) {
            Verb verb = random.verb(call.verb().value());
            return policy.decide(RandomPolicies.WHO, verb, call).allowed();
        }

        /** As a recipient asks who has read the passport: what is pinned is left out. */
        private boolean isAdmitted(Arguments call) throws Exception {
            Map<String, String> given = new HashMap<>(call.values());
            Map<String, String> pinned = lent.verbs().contains(call.verb()) ? lent.pinned(call.verb()) : Map.of();
            Predicate<Map.Entry<String, String>> fits =
                    pin -> pin.getValue().equals(call.values().get(pin.getKey()));
            if (!pinned.isEmpty()) {
                assertThrows(RefusedException.class, () -> admit(call, call.values()), () -> told + "\n" + call);
                given.keySet().removeAll(pinned.keySet());
            }
            if (!pinned.entrySet().stream().allMatch(fits)) {
                return false; // there is no way to ask for it
            }
            try {
                return admit(call, given).values().equals(call.values());
            } catch (RefusedException e) {
                return false;
            }
        }

        private Arguments admit(Arguments call, Map<String, String> given)
                throws RefusedException, InterruptedException {
            clocks.creep();
            Gate.Pass pass = gate.admit(++calls, new Wanted(calls, call.verb().value(), given), arguments -> {});
            pass.ticket().close();
            return pass.admission().arguments();
        }
    }
}
