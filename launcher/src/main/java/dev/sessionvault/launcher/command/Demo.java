package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.choice.Enrolment;
import java.io.IOException;
import java.nio.file.Path;

/** The main job step by step, each step checked: two tools, two projects, and every other key in the environment. */
final class Demo {
    private static final String CLAUDE_KEY = "sk-ant-api03-" + "demo".repeat(23) + "x-AA";
    private static final String CODEX_KEY = "sk-proj-" + "demo".repeat(30);

    private final DemoScript script;
    private final DemoStage stage;

    private Demo(DemoScript script, DemoStage stage) {
        this.script = script;
        this.stage = stage;
    }

    static int perform(Machine machine) throws LauncherException {
        try (DemoStage stage = DemoStage.make(DemoScript.program(), machine.environment())) {
            Demo demo = new Demo(new DemoScript(machine.terminal()), stage);
            demo.tellRoots(machine);
            demo.play();
            return ExitCode.DONE.number();
        } catch (IOException e) {
            throw DemoScript.failed("make a throw-away directory: it cannot be written");
        }
    }

    /** The demo takes a passphrase, so that it works everywhere and leaves nothing in a TPM or keyring. */
    private void tellRoots(Machine machine) {
        script.tell("in " + stage.directory() + ", deleted at the end");
        for (KeyRoot root : machine.roots().all()) {
            String answer = Enrolment.probe(root)
                    .map(refused -> "not here: " + refused.why())
                    .orElse("works on this machine: `sv init` would take it");
            script.tell("root " + root.kind().token() + ": " + answer);
        }
        script.tell("root passphrase: works on every machine; the demo takes this one");
    }

    private void play() throws LauncherException, IOException {
        Path shop = stage.project("shop");
        Path blog = stage.project("blog");

        script.step("sv init --root passphrase");
        script.expect(stage.init(), 0, "vault made");

        script.step("cd shop && sv add claude; cd blog && sv add codex");
        script.expect(stage.add(shop, "claude", CLAUDE_KEY), 0, "stored");
        script.expect(stage.add(blog, "codex", CODEX_KEY), 0, "stored");

        script.step("sv list");
        script.show(script.expect(stage.sv(shop, "list"), 0, "claude"));

        script.step("cd shop && sv run claude, with six other keys in the environment");
        String claude = script.expect(stage.sv(shop, "run", "claude"), 0, "ANTHROPIC_API_KEY=" + CLAUDE_KEY);
        onlyKey(claude, "ANTHROPIC_API_KEY=" + CLAUDE_KEY);

        script.step("cd blog && sv exec codex -- printenv");
        String codex =
                script.expect(stage.sv(blog, "exec", "codex", "--", "printenv"), 0, "CODEX_API_KEY=" + CODEX_KEY);
        onlyKey(codex, "CODEX_API_KEY=" + CODEX_KEY);

        script.step("cd blog && sv run claude: bound to shop, refused here");
        refused(stage.sv(blog, "run", "claude"));
    }

    /** The program printed its environment: of all keys that were in the caller's, its own is there and no other. */
    private void onlyKey(String environment, String own) throws LauncherException {
        for (String other : DemoStage.OTHER_KEYS) {
            String value = other.substring(other.indexOf('=') + 1);
            if (environment.contains(value)) {
                throw DemoScript.failed(
                        "check the step: another key arrived: " + other.substring(0, other.indexOf('=')));
            }
            script.tell("  " + other.substring(0, other.indexOf('=')) + " of the caller: withheld");
        }
        String foreign = own.contains(CLAUDE_KEY) ? CODEX_KEY : CLAUDE_KEY;
        if (environment.contains(foreign)) {
            throw DemoScript.failed("check the step: the other tool's key arrived");
        }
        script.tell("  " + own.substring(0, own.indexOf('=') + 12) + "...: its own, from the vault");
    }

    private void refused(DemoShell.Answer answer) throws LauncherException {
        script.show(script.expect(answer, ExitCode.NO_KEY.number(), "sv: error:"));
        script.tell("  exit code " + answer.code());
        script.tell("");
        script.tell("each tool got its own key and no other; all checked");
    }
}
