package dev.sessionvault.launcher.share.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.verb.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What scopes say about each other, against what they say about every single call. */
class ScopeAlgebraTest {
    private static final int ROUNDS = 500;

    private final RandomScopes random = new RandomScopes(20_261_122);
    private final List<Arguments> calls = random.calls();

    @Test
    void operations_areThoseOfSetsOfCalls() {
        int contained = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Scope a = random.scope(5);
            Scope b = random.coin() ? random.scope(3) : both(a, random.scope(3));
            String both = a + "\n--\n" + b;

            boolean contains = calls.stream().allMatch(call -> a.permits(call) || !b.permits(call));
            assertEquals(contains, a.contains(b), both);
            contained += contains && !b.isEmpty() ? 1 : 0;
            boolean meets = calls.stream().anyMatch(call -> a.permits(call) && b.permits(call));
            assertEquals(meets, a.meets(b), both);
            Scope intersection = both(a, b);
            Scope difference = a.minus(b);
            for (Arguments call : calls) {
                assertEquals(a.permits(call) || b.permits(call), a.union(b).permits(call), both);
                assertEquals(a.permits(call) && b.permits(call), intersection.permits(call), both);
                assertEquals(a.permits(call) && !b.permits(call), difference.permits(call), both);
            }
        }
        assertTrue(contained > ROUNDS / 10, "the generator made few that contain each other: " + contained);
    }

    private static Scope both(Scope a, Scope b) {
        return a.minus(a.minus(b));
    }

    /** A chain of narrowings stays inside, wherever it began. */
    @Test
    void narrowing_neverAdds() {
        for (int round = 0; round < ROUNDS; round++) {
            Scope parent = random.scope(5);
            Scope child = both(parent, random.scope(4));
            Scope grandchild = child.minus(random.scope(2));

            assertTrue(parent.contains(child) && child.contains(grandchild) && parent.contains(grandchild));
            assertTrue(parent.contains(Scope.none()));
            assertEquals(parent.isEmpty(), Scope.none().contains(parent));
        }
    }

    @Test
    void pieces_haveNothingInCommon() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Grant> pieces = random.scope(1).minus(random.scope(3)).grants();
            for (Arguments call : calls) {
                assertTrue(pieces.stream().filter(piece -> piece.permits(call)).count() <= 1);
            }
        }
    }

    /** Two grants that only together hold a third; and one too few. */
    @Test
    void aUnion_holdsWhatNoneOfItsGrantsHolds() {
        Scope low = Scope.of(List.of(two(0, 2)));
        Scope high = Scope.of(List.of(two(3, 5)));
        Scope all = Scope.of(List.of(two(0, 5)));

        assertTrue(low.union(high).contains(all));
        assertFalse(low.union(Scope.of(List.of(two(4, 5)))).contains(all));
    }

    /** Cut into too many pieces to look at, the answer is no, soon. */
    @Test
    void contains_givesUpWithNo() {
        List<Grant> holes = new ArrayList<>();
        for (int i = 0; i < 2_001; i++) {
            holes.add(grant(Allowed.range(2L * i, 2L * i)));
        }
        long begun = System.nanoTime();

        assertFalse(Scope.of(holes).contains(Scope.of(List.of(grant(Allowed.range(0, 10_000))))));

        assertTrue(System.nanoTime() - begun < 20_000_000_000L);
    }

    @Test
    void ends_ofLongIntegers_doNotOverflow() {
        Allowed all = Allowed.range(-999_999_999_999_999_999L, 999_999_999_999_999_999L);

        assertTrue(all.contains(all));
        assertEquals(
                List.of(Allowed.range(-999_999_999_999_999_999L, -1), Allowed.range(1, 999_999_999_999_999_999L)),
                Pieces.minus(all, Allowed.one("0")));
    }

    private Grant two(long min, long max) {
        return grant(Allowed.range(min, max));
    }

    private Grant grant(Allowed n) {
        return new Grant(random.verb("t.two").name(), new TreeMap<>(Map.of("n", n)));
    }
}
