package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.vault.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sv run} of a tool that is lent a login, with the built program and a vault that a passphrase opens. */
@Timeout(120)
class LendIT {
    private static final String P = "--passphrase-fd=3";

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

    private Borrower start(String... options) throws Exception {
        return Borrower.start(sv, sv.home, options.length == 0 ? new String[] {P} : options);
    }

    @Test
    void login_isFoundByTheLink_andComesBackInEachWayOfWriting() throws Exception {
        try (Borrower tool = start()) {
            assertEquals(LentVault.login("first"), tool.shown());
            assertEquals(
                    "/proc/self/fd/50/login/auth.json",
                    Files.readSymbolicLink(sv.home.resolve(".codex/auth.json")).toString());
            for (String how : List.of("rename", "inplace", "locked")) {
                tool.write(how, how + "-token");
                vault.awaitHeld("", how + "-token");
            }
            tool.end();
        }
    }

    @Test
    void lastLogin_isTakenAtTheEnd_whateverTheEndIs() throws Exception {
        try (Borrower tool = start()) {
            tool.write("rename", "second");
            tool.end();
        }
        vault.awaitHeld("", "second");
        beside.awaitEnd();
        try (Borrower tool = start()) {
            assertEquals(LentVault.login("second"), tool.shown());
            tool.write("inplace", "third");
            tool.kill();
        }
        vault.awaitHeld("", "third");
    }

    @Test
    void whatIsNoLogin_isNotTaken() throws Exception {
        try (Borrower tool = start()) {
            tool.write("rename", "second");
            vault.awaitHeld("", "second");
            tool.write("half", "cut");
            beside.awaitCheckedIn();
            tool.write("rename", "");
            beside.awaitCheckedIn();
            tool.write("logout", "");
            tool.end();
        }
        beside.awaitEnd();
        assertEquals(LentVault.login("second"), vault.held(""));
    }

    @Test
    void twoRuns_haveOneFile_andTheSecondGoesOnAfterTheFirst() throws Exception {
        try (Borrower one = start()) {
            try (Borrower two = start()) {
                assertEquals(4, beside.waiting().size());
                one.write("rename", "second");
                assertEquals(LentVault.login("second"), two.shown());
                one.end();
                two.write("inplace", "third");
                vault.awaitHeld("", "third");
                two.end();
            }
        }
    }

    /** The first has ended, and its keeper has not taken its last login yet: there is one login, and no second memory. */
    @Test
    void runThatBeginsWhenAnotherEnds_hasItsLogin() throws Exception {
        String token = "first";
        for (int i = 0; i < 5; i++) {
            try (Borrower tool = start()) {
                assertEquals(LentVault.login(token), tool.shown());
                token = "token-" + i;
                tool.write("rename", token);
                tool.kill();
            }
        }
        vault.awaitHeld("", token);
    }

    @Test
    void twoAccounts_standSideBySide() throws Exception {
        Entry other = vault.adopt("work", "w-first");
        try (Borrower mine = start(P, "--account=")) {
            try (Borrower work = start(P, "--account=work")) {
                assertEquals(LentVault.login("w-first"), work.shown());
                work.write("rename", "w-second");
                mine.write("rename", "second");
                vault.awaitHeld("", "second");
                vault.awaitHeld("work", "w-second");
                assertEquals(LentVault.login("w-second"), work.shown());
                work.end();
            }
            mine.end();
        }
        new Beside(other).awaitEnd();
    }

    @Test
    void fileInThePlaceOfTheLink_isRefused() throws Exception {
        Path file = sv.home.resolve(".codex/auth.json");
        Files.writeString(file, LentVault.login("by hand"));
        Answer answer = sv.run(sv.home, "run", "codex", P);
        assertEquals(7, answer.code(), answer.toString());
        assertTrue(answer.err().contains("a login is there that the vault does not have"), answer.err());
        assertEquals(LentVault.login("by hand"), Files.readString(file));
        assertFalse(Files.isSymbolicLink(file));
    }
}
