package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.launcher.leak.place.Planted;
import dev.sessionvault.launcher.leak.place.PreparedHome;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, in a home with a key in every known place: one import, and a second scan finds nothing. */
class ImportHomeIT {
    private static final Pattern LOGIN = Pattern.compile("\"id\" : \"(\\w+)\",\\s+\"tool\" : \"kept.claude-login\"");

    @TempDir
    Path temporary;

    @Test
    void everythingFound_isInTheVault_andNowhereElse() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(temporary.resolve("session"))) {
            Sv sv = Sv.inSession(temporary.resolve("home"), session);
            PreparedHome home = PreparedHome.withKeys(sv.home, 5);
            home.environment().forEach(sv.environment::put);
            List<Answer> answers = new ArrayList<>();
            answers.add(sv.run(sv.home, "import", "--scan", "--home", "--logins", "--dry-run"));
            Answer done = sv.run(sv.home, "import", "--scan", "--home", "--logins", "--yes", "--json");
            answers.add(done);
            Answer after = sv.run(sv.home, "scan", "--home", "--json");
            answers.add(after);
            for (Answer answer : answers) {
                requireHidden(home, answer);
            }
            assertEquals(0, done.code(), done.err());
            assertEquals(0, after.code(), after.out());
            givesLoginBack(sv, done.out());
        }
    }

    private static void givesLoginBack(Sv sv, String imported) throws Exception {
        Matcher login = LOGIN.matcher(imported);
        assertTrue(login.find(), "no login of Claude's was taken");
        Answer printed = sv.run(sv.home, "import", "--print", login.group(1));
        assertEquals(0, printed.code(), printed.err());
        assertTrue(printed.out().contains("sk-ant-o"), printed.err());
    }

    private static void requireHidden(PreparedHome home, Answer answer) {
        for (Planted one : home.planted()) {
            String key = new String(one.key(), StandardCharsets.US_ASCII);
            boolean shown = !key.isEmpty() && (answer.out() + answer.err()).contains(key);
            assertFalse(shown, () -> one.file() + ": its key is shown");
        }
    }
}
