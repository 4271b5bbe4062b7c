package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is killed, one at a time, the vault has the login that the provider would accept: KEEPER.md, section 7. */
@Timeout(600)
class KeeperKillIT {
    private static final String P = "--passphrase-fd=3";
    private static final List<String> WAYS = List.of("rename", "inplace", "locked");
    private static final int SOON_MILLIS = 250;
    private static final int START_MILLIS = 1_200;

    @TempDir
    Path temporary;

    private Sv sv;
    private LentVault vault;
    private Beside beside;

    @BeforeEach
    void vault() throws Exception {
        sv = Sv.built(temporary.resolve("home"));
        vault = LentVault.init(sv);
        Borrower.install(sv);
        beside = new Beside(vault.adopt("", "first"));
    }

    @AfterEach
    void nothing_isLeft() throws Exception {
        beside.awaitEnd();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    @Test
    void keeperAndGuard_oneAfterTheOther_areReplaced() throws Exception {
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            Beside.Pair pair = beside.awaitPair();
            for (String part : List.of("keeper", "guard", "guard", "keeper", "keeper")) {
                long killed = pair.of(part);
                signal("KILL", killed);
                tool.write("rename", part + killed);
                vault.awaitHeld("", part + killed);
                pair = beside.awaitPairAfter(pair);
                assertNotEquals(killed, pair.of(part));
            }
            tool.end();
        }
    }

    @Test
    void term_isNoEnd_andHangUpAndInterruptAreNothing() throws Exception {
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            long keeper = beside.awaitPart("keeper");
            long guard = beside.awaitPart("guard");
            for (String name : List.of("HUP", "INT", "TERM")) {
                signal(name, keeper);
                beside.awaitCheckedIn();
                assertEquals(keeper, beside.awaitPart("keeper"), name);
            }
            signal("HUP", guard);
            assertEquals(guard, beside.awaitPart("guard"));
            tool.write("rename", "second");
            vault.awaitHeld("", "second");
            tool.end();
        }
    }

    /** What the tool has started goes on with the login when the tool has ended. */
    @Test
    void childThatOutlivesTheTool_isFollowed() throws Exception {
        Path go = sv.home.resolve("go");
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            tool.say("run { while ! [ -e " + go + " ]; do sleep 0.1; done; "
                            + "login late > $d/.t && mv $d/.t $d/auth.json; } > /dev/null 2>&1 < /dev/null & echo told")
                    .await("told");
            tool.kill();
            Thread.sleep(500);
            beside.awaitCheckedIn();
            assertTrue(beside.awaitWaiting(2).size() >= 2);
            Files.createFile(go);
        }
        vault.awaitHeld("", "late");
    }

    @Test
    void dozenRandomKills_loseNothing() throws Exception {
        killAtRandom(12);
    }

    @Test
    @Tag("nightly")
    void hundredRandomKills_loseNothing() throws Exception {
        killAtRandom(100);
    }

    private void killAtRandom(int rounds) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String held = "first";
        try {
            for (int i = 0; i < rounds; i += 4) {
                held = round(random, held, i);
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** Sv in its start, keeper, guard and tool, in any order but that the tool is the last. */
    private String round(Random random, String before, int number) throws Exception {
        String held = before;
        killStart(random);
        vault.awaitHeld("", held);
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            assertEquals(LentVault.login(held), tool.shown());
            boolean keeperFirst = random.nextBoolean();
            Beside.Pair pair = beside.awaitPair();
            for (String part : keeperFirst ? List.of("keeper", "guard") : List.of("guard", "keeper")) {
                held = "token-" + number + part;
                writeAround(tool, random, held, pair.of(part));
                vault.awaitHeld("", held);
                pair = beside.awaitPairAfter(pair); // one that was just killed is seen for a moment still
            }
            if (random.nextBoolean()) {
                killStart(random);
            }
            held = "token-" + number + "tool";
            tool.write(WAYS.get(random.nextInt(WAYS.size())), held);
            Thread.sleep(random.nextInt(SOON_MILLIS));
            tool.kill();
        }
        vault.awaitHeld("", held);
        if (random.nextBoolean()) {
            beside.awaitEnd();
        }
        return held;
    }

    /** Killed before the new login is there, while it is taken back, or after that. */
    private static void writeAround(Borrower tool, Random random, String token, long victim) throws Exception {
        boolean killedFirst = random.nextInt(4) == 0;
        if (killedFirst) {
            signal("KILL", victim);
        }
        tool.write(WAYS.get(random.nextInt(WAYS.size())), token);
        if (!killedFirst) {
            Thread.sleep(random.nextInt(SOON_MILLIS));
            signal("KILL", victim);
        }
    }

    private void killStart(Random random) throws Exception {
        Process starting = Borrower.begin(sv, sv.home, sv.command("run", "codex", P));
        Thread.sleep(random.nextInt(START_MILLIS));
        starting.destroyForcibly();
        starting.waitFor();
    }
}
