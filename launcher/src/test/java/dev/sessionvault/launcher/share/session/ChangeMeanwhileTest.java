package dev.sessionvault.launcher.share.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.executor.Finish;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.PassportMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other terms that come at the worst moment: while the disk is waited for. */
@Timeout(60)
class ChangeMeanwhileTest {
    @TempDir
    Path directory;

    private Stage stage;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(directory, 1000);
        guest = new Guest(stage.session);
    }

    @AfterEach
    void nothingIsLeft() {
        stage.session.end(Ended.Reason.REVOKED);
        assertEquals(0, Stage.waiting());
    }

    private void narrow() {
        stage.notebook.slowLine = "none";
        try {
            assertTrue(stage.extend("t.note:word=b", 20, 1000));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void meanwhile(String line, Runnable work) {
        stage.notebook.meanwhile = work;
        stage.notebook.slowLine = line;
    }

    @Test
    void callThatIsNoLongerLent_whenItsLineIsWritten_doesNotBegin() throws Exception {
        stage.session.opened(guest);
        meanwhile("accepted", this::narrow);
        guest.call(1, "t.note", "a");
        assertEquals("REVOKED", guest.result(1).reason());
        assertEquals(List.of(), stage.ran());
        assertEquals(List.of("ended a " + Finish.Kind.STOPPED + " REVOKED 0"), stage.notebook.all("ended"));
    }

    @Test
    void recipientWhoComesMeanwhile_isSentThePassportOnce() {
        meanwhile("happened connected", this::narrow);
        stage.session.opened(guest);
        assertEquals(
                List.of(2),
                guest.others.stream()
                        .map(message -> (int) ((PassportMessage) message).allegedPassport()[0])
                        .toList());
    }

    @Test
    void callThatIsUnderWayAtTheEnd_saysSo() throws Exception {
        stage.session.opened(guest);
        guest.call(1, "t.wait", "a");
        guest.awaitOutput(1);
        stage.session.closed(CloseReason.EXPIRED);
        assertEquals("EXPIRED", guest.result(1).reason());
        stage.session.awaitEnd();
        assertEquals(Ended.Reason.EXPIRED, stage.session.ended());
    }
}
