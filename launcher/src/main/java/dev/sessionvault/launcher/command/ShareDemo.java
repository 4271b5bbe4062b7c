package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.command.DemoShell.Answer;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lending step by step, each step checked: what is called, what is refused, and what both write down. */
final class ShareDemo {
    private static final String TAIL = "demo.tail_logs:service=web,lines=1..20";
    private static final String TAIL_MORE = "demo.tail_logs:service=web,lines=1..60";
    private static final String WORK = "demo.work";

    private final DemoScript script;
    private final ShareDemoStage stage;

    private ShareDemo(DemoScript script, ShareDemoStage stage) {
        this.script = script;
        this.stage = stage;
    }

    static int perform(Machine machine) throws LauncherException {
        long began = System.nanoTime();
        DemoScript script = new DemoScript(machine.terminal());
        try (ShareDemoStage stage = ShareDemoStage.make(DemoScript.program(), machine.environment())) {
            new ShareDemo(script, stage).play();
            stage.close();
            if (Files.exists(stage.directory())) {
                throw DemoScript.failed("clear up: " + stage.directory() + ": it is still there");
            }
        } catch (IOException e) {
            throw DemoScript.failed("make a throw-away directory, and start a relay: it cannot be done here");
        }
        script.tell("");
        script.tell(
                "lent, called, refused, extended, revoked, verified; no process, socket or file is left; all checked, in "
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");
        return ExitCode.DONE.number();
    }

    private void play() throws LauncherException, IOException {
        script.tell("in " + stage.directory() + ", deleted at the end; what is lent is made up, not this machine's");
        meet();
        String session = lend();
        call();
        extend(session);
        revoke(session);
        verify();
    }

    private void meet() throws LauncherException, IOException {
        script.step("owner: sv init; relay: sv relay serve --plain");
        script.expect(stage.init(), 0, "vault made");
        String relay = stage.relay();
        script.tell("  the relay listens on " + relay + ", and will read nothing of what passes it");

        script.step("owner: sv relay login ws://" + relay);
        script.show(script.expect(stage.login(relay), 0, "logged in"));

        script.step("recipient: sv reflect keygen; owner: sv contact add anna KEY");
        String key = find(script.expect(stage.recipient("reflect", "keygen"), 0, "fingerprint"), "svk1-[a-z2-7]+");
        String challenge =
                find(script.expect(stage.owner("contact", "add", "anna", key), 0, "added"), "svc1-[a-z2-7]+");
        String answer =
                find(script.expect(stage.recipient("reflect", "id", "--prove", challenge), 0, ""), "sva1-[a-z2-7]+");
        script.show(script.expect(stage.owner("contact", "verify", "anna", answer), 0, "has proven the key"));
    }

    /** @return the session's id */
    private String lend() throws LauncherException, IOException {
        script.step("owner: sv share open --to anna --ttl 4m --verb " + TAIL + " --verb " + WORK);
        Answer opened =
                stage.owner("share", "open", "--demo", "--to=anna", "--ttl=4m", "--verb=" + TAIL, "--verb=" + WORK);
        String text = script.expect(opened, 0, "session ");
        String handle = find(text, "sv1-[a-z2-7]+");
        stage.give(handle);
        script.show(text.replace(handle, handle.substring(0, 12) + "..."));

        script.step("recipient: sv reflect verbs");
        String pin = find(text, "[a-z]{5}(-[a-z]{5}){5}");
        script.show(script.expect(stage.recipient("reflect", "verbs", "--pin", pin), 0, "demo.tail_logs"));
        return find(text, "[0-9a-f]{8}");
    }

    private void call() throws LauncherException, IOException {
        script.step("recipient: sv reflect call demo.tail_logs lines=3");
        script.show(script.expect(tail(3), 0, "12:00:03 web: all is well\n"));

        script.step("recipient: sv reflect call demo.tail_logs lines=21, which was not lent");
        script.show(script.expect(tail(21), ExitCode.DENIED.number(), "refused: NOT_LENT"));
    }

    private Answer tail(int lines) throws IOException {
        return stage.recipient("reflect", "call", "demo.tail_logs", "lines=" + lines);
    }

    private void extend(String session) throws LauncherException, IOException {
        script.step("owner: sv share extend " + session + " --ttl 5m --verb " + TAIL_MORE + " --verb " + WORK);
        Answer extended =
                stage.owner("share", "extend", session, "--demo", "--ttl=5m", "--verb=" + TAIL_MORE, "--verb=" + WORK);
        script.show(script.expect(extended, 0, "until "));

        script.step("recipient: sv reflect call demo.tail_logs lines=21, which is lent now");
        script.tell("  " + script.expect(tail(21), 0, "12:00:21 web").lines().count() + " lines");
    }

    private void revoke(String session) throws LauncherException, IOException {
        script.step("recipient: sv reflect call demo.work; owner, meanwhile: sv share revoke " + session);
        Process call = stage.begin("reflect", "call", WORK);
        String begun = new String(call.getInputStream().readNBytes("begun\n".length()), StandardCharsets.UTF_8);
        script.show(begun);
        script.show(script.expect(stage.owner("share", "revoke", session), 0, "revoked"));
        script.show(script.expect(DemoShell.end(call), ExitCode.PEER.number(), "stopped: REVOKED"));
        stage.awaitNoSession();
    }

    private void verify() throws LauncherException, IOException {
        script.step("owner: sv log verify; recipient: sv reflect log verify");
        script.show(script.expect(stage.owner("log", "verify"), 0, "0 wrong"));
        script.show(script.expect(stage.recipient("reflect", "log", "verify"), 0, "3 receipts"));
    }

    private static String find(String text, String pattern) throws LauncherException {
        Matcher matcher = Pattern.compile("\\b" + pattern + "\\b").matcher(text);
        if (!matcher.find()) {
            throw DemoScript.failed("read an answer: it does not have what is wanted");
        }
        return matcher.group();
    }
}
