package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.setting.KeySetting;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tools that are here, their versions, and each thing that is known to go wrong with one. */
class ToolsTest extends Admitted {
    @BeforeEach
    void findNoToolElsewhere() {
        ward.environment.put("PATH", ward.home.resolve("bin").toString());
    }

    private List<String> seen() {
        return ward.seenBy(new InstalledTools());
    }

    @Test
    void noTool_isGood() {
        assertEquals(List.of(), seen());
        assertEquals("none found", ward.look(new InstalledTools()).summary());
    }

    @Test
    void versions_areAsked_withoutKeys_outsideOfTheProject() throws Exception {
        ward.offline = false;
        ward.environment.put("OPENAI_API_KEY", Ward.KEY);
        ward.tool("amp", "[ -z \"$OPENAI_API_KEY\" ] && [ \"$PWD\" = / ] && echo 'amp version 0.0.17 (x)'");
        ward.tool("droid", "echo no number");
        ward.tool("kiro-cli", "exit 3");
        ward.tool("junie", "exec /bin/sleep 60");
        long start = System.nanoTime();
        Diagnosis seen = ward.look(new InstalledTools());
        assertTrue(System.nanoTime() - start < 15_000_000_000L);
        assertEquals("amp 0.0.17, droid, junie, kiro", seen.summary());
        assertEquals(List.of("NOTE version", "NOTE version", "NOTE version"), Ward.seen(seen));
        assertEquals(
                List.of(
                        "droid: version: could not tell: it says none",
                        "junie: version: could not tell: it did not answer within 3 s",
                        "kiro: version: could not tell: `--version` ended with code 3"),
                seen.symptoms().stream().map(Symptom::what).toList());
        ward.offline = true;
        assertEquals("amp, droid, junie, kiro", ward.look(new InstalledTools()).summary());
    }

    @Test
    void programThatOthersMayWrite_isNotStarted() throws Exception {
        Path mark = ward.home.resolve("started");
        ward.offline = false;
        Ward.chmod(ward.tool("amp", "touch " + mark), "rwxrwxrwx");
        assertEquals(List.of("WARNING refused"), seen());
        assertFalse(Files.exists(mark));
    }

    @Test
    void loginBesideAKey() throws Exception {
        ward.tool("bwrap", ":");
        ward.tool("claude", ":");
        Ward.file(ward.home.resolve(".claude/.credentials.json"), "{\"claudeAiOauth\":{\"accessToken\":\"x\"}}");
        assertEquals(List.of(), seen());
        ward.add("claude");
        assertEquals(List.of("WARNING login-and-key"), seen());
        ward.environment.put("CLAUDE_CONFIG_DIR", ward.home.resolve("elsewhere").toString());
        assertEquals(List.of(), seen());
    }

    @Test
    void loginOfCodex_besideAKey_andWhatItHandsOn() throws Exception {
        ward.tool("codex", ":");
        ward.add("codex");
        Path config = ward.home.resolve(".codex/config.toml");
        Ward.file(ward.home.resolve(".codex/auth.json"), "{\"tokens\": {\"access_token\": \"x\"}}");
        assertEquals(List.of("WARNING login-and-key", "WARNING handed-on"), seen());
        Ward.file(ward.home.resolve(".codex/auth.json"), "{}");
        Ward.file(config, "[shell_environment_policy]\nignore_default_excludes = false\n");
        assertEquals(List.of(), seen());
        Ward.file(config, "[shell_environment_policy]\nignore_default_excludes = true\n");
        assertEquals(List.of("WARNING handed-on"), seen());
        Ward.file(config, "[shell_environment_policy]\ninherit = \"core\"\n");
        assertEquals(List.of(), seen());
        Ward.file(config, "[shell_environment_policy");
        assertEquals(List.of("UNKNOWN unreadable"), seen());
    }

    /** What the advice says is what the check wants. */
    @Test
    void adviceForCodex_isAShellCommandThatMendsIt() throws Exception {
        ward.tool("codex", ":");
        ward.add("codex");
        Ward.file(ward.home.resolve(".codex/config.toml"), "model = \"x\"\n");
        String advice = ward.look(new InstalledTools()).symptoms().get(0).advice();
        assertEquals(0, new ProcessBuilder("sh", "-c", advice).start().waitFor());
        assertEquals(List.of(), seen());
    }

    @Test
    void helper_leavesNothingToHandOn() throws Exception {
        ward.tool("claude", ":");
        ward.add("claude");
        assertEquals(List.of("WARNING handed-on"), seen()); // no bubblewrap
        for (var change : KeySetting.of("claude", String.valueOf(ward.where.sv()), ward.environment, null)
                .install(false)) {
            change.write();
        }
        assertEquals(List.of(), seen());
    }

    @Test
    void redactionOfGemini() throws Exception {
        ward.tool("gemini", ":");
        ward.add("gemini");
        assertEquals(List.of("WARNING handed-on"), seen());
        Ward.file(
                ward.home.resolve(".gemini/settings.json"),
                "{ // mine\n \"security\": {\"environmentVariableRedaction\": {\"enabled\": true}}}");
        assertEquals(List.of(), seen());
    }

    @Test
    void envFilesThatAToolReadsItself() throws Exception {
        ward.tool("aider", ":");
        ward.tool("vibe", ":");
        Ward.file(ward.home.resolve("work/.env"), "# keys\nexport OPENAI_API_KEY = x\nEMPTY=\nANTHROPIC_API_KEY=\n");
        Ward.file(ward.home.resolve(".vibe/.env"), "MISTRAL_API_KEY='x'\r\n");
        Diagnosis seen = ward.look(new InstalledTools());
        assertEquals(List.of("WARNING env-file", "WARNING env-file"), Ward.seen(seen));
        assertEquals(
                "aider reads " + ward.home + "/work/.env itself, and there is OPENAI_API_KEY",
                seen.symptoms().get(0).what());
        Ward.file(ward.home.resolve("work/.env"), "PORT=1\n");
        Files.delete(ward.home.resolve(".vibe/.env"));
        assertEquals(List.of(), seen());
    }

    @Test
    void variablesThatRedirect_orDoNothing() throws Exception {
        ward.tool("codex", ":");
        ward.tool("copilot", ":");
        ward.environment.put("OPENAI_BASE_URL", "https://example.org/?key=" + Ward.KEY);
        ward.environment.put("OPENAI_API_KEY", Ward.KEY);
        ward.environment.put("GH_TOKEN", "ghp_" + "a".repeat(36));
        Diagnosis seen = ward.look(new InstalledTools());
        assertEquals(List.of("WARNING redirected", "NOTE no-login", "WARNING refused-token"), Ward.seen(seen));
        assertFalse(seen.toString().contains("aaaa") || seen.toString().contains(Ward.KEY), seen.toString());
    }

    @Test
    void programsOfOneName() throws Exception {
        Path community = Ward.program(ward.home.resolve("lib/grok-cli/index.js"), "#!/bin/sh\n:\n");
        Files.createDirectories(ward.home.resolve("bin"));
        Files.createSymbolicLink(ward.home.resolve("bin/grok"), community);
        ward.tool("kimi", ":");
        ward.tool("agent", ":");
        ward.environment.put("KIMI_API_KEY", Ward.KEY);
        assertEquals(List.of("NOTE generic-name", "NOTE ignored"), seen());
        ward.add("grok");
        ward.add("kimi");
        Diagnosis seen = ward.look(new InstalledTools());
        assertEquals(
                List.of("NOTE generic-name", "WARNING other-program", "NOTE shared-name", "NOTE ignored"),
                Ward.seen(seen));
        assertTrue(
                seen.symptoms().get(1).what().contains("is grok-cli, and the vault's key is for grok"),
                seen.toString());
    }

    @Test
    void vaultThatIsShut_leavesNotes() throws Exception {
        Ward shut = new Ward(temporary, SecretServiceRoot.ofSession());
        shut.environment.put("PATH", shut.home.resolve("bin").toString());
        shut.tool("bwrap", ":");
        shut.tool("claude", ":");
        Ward.file(shut.home.resolve(".claude/.credentials.json"), "{\"claudeAiOauth\":{}}");
        assertEquals(List.of("NOTE login"), shut.seenBy(new InstalledTools()));
    }
}
