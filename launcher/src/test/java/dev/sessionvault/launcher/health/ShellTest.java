package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.setting.KeySetting;
import dev.sessionvault.launcher.shell.Installation;
import dev.sessionvault.launcher.shell.Pins;
import dev.sessionvault.launcher.shell.Shell;
import dev.sessionvault.launcher.shell.ShellText;
import dev.sessionvault.launcher.shell.Shims;
import dev.sessionvault.launcher.shell.Wrapping;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import dev.sessionvault.vault.ToolName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shims, hooks, helpers and pins: what sv left in other programs' files, and whether it still holds. */
class ShellTest {
    private static final String GONE = "/opt/old/bin/sv";

    @TempDir
    Path temporary;

    private Ward ward;

    @BeforeEach
    void admit() throws Exception {
        ward = new Ward(temporary, SecretServiceRoot.ofSession()); // nothing here asks for the vault
        ward.tool("claude", "echo 2.1.0");
    }

    private void wrap(String sv) throws LauncherException {
        try (Holdings holdings = ward.holdings()) {
            Patient patient = ward.patient(holdings);
            var claude = Objects.requireNonNull(patient.table().find(new ToolName("claude")));
            new Wrapping(new Shims(ward.where.shims().toFile()), patient.caller).wrap(claude, sv);
        }
    }

    private String sv() {
        return String.valueOf(ward.where.sv());
    }

    private Installation hook() throws LauncherException {
        return new Installation(Shell.BASH, ward.where.data().toFile(), ward.environment);
    }

    private void install() throws LauncherException {
        hook().install(
                        hook().wanted(true),
                        new ShellText(Shell.BASH, sv(), ward.where.shims().toFile()).hook());
    }

    private void activate() {
        ward.environment.merge("PATH", ward.where.shims() + ":", (path, shims) -> shims + path);
    }

    @Test
    void nothingWrapped_isGood() {
        assertEquals(List.of(), ward.seenBy(new WrappedTools()));
        assertEquals("nothing is wrapped", ward.look(new WrappedTools()).summary());
    }

    @Test
    void wrapped_hooked_active_isGood() throws Exception {
        wrap(sv());
        install();
        activate();
        assertEquals(List.of(), ward.seenBy(new WrappedTools()));
    }

    @Test
    void staleShim_isMadeAnew() throws Exception {
        wrap(GONE);
        install();
        activate();
        Diagnosis seen = ward.look(new WrappedTools());
        assertEquals(List.of("WARNING stale"), Ward.seen(seen));
        Ward.mend(seen);
        assertEquals(List.of(), ward.seenBy(new WrappedTools()));
    }

    @Test
    void shimOfAProgramThatIsGone_isNamed() throws Exception {
        wrap(sv());
        activate();
        Files.delete(ward.home.resolve("bin/claude"));
        Diagnosis seen = ward.look(new WrappedTools());
        assertEquals(List.of("WARNING gone"), Ward.seen(seen));
        assertEquals("sv unwrap claude", seen.symptoms().get(0).advice());
    }

    @Test
    void noHook_isInstalled_withADiff_andThenNotActiveYet() throws Exception {
        wrap(sv());
        Ward.file(ward.home.resolve(".bashrc"), "# mine\n");
        Diagnosis seen = ward.look(new WrappedTools());
        assertEquals(List.of("WARNING no-hook"), Ward.seen(seen));
        Remedy remedy = Objects.requireNonNull(seen.symptoms().get(0).remedy());
        assertTrue(
                remedy.difference().stream().allMatch(line -> line.startsWith("+")),
                remedy.difference().toString());
        assertEquals(3, remedy.difference().size());
        Ward.mend(seen);
        assertEquals(List.of("WARNING not-active"), ward.seenBy(new WrappedTools()));
        activate();
        assertEquals(List.of(), ward.seenBy(new WrappedTools()));
    }

    @Test
    void hookThatAnotherPathFollows_isMovedToTheEnd() throws Exception {
        wrap(sv());
        install();
        Path profile = ward.home.resolve(".bashrc");
        Files.writeString(profile, Files.readString(profile) + "export PATH=\"$HOME/bin:$PATH\"\n");
        ward.environment.merge("PATH", ":" + ward.where.shims(), String::concat);
        Diagnosis seen = ward.look(new WrappedTools());
        assertEquals(List.of("WARNING hook-order"), Ward.seen(seen));
        Ward.mend(seen);
        assertTrue(Files.readString(profile).startsWith("export PATH="), Files.readString(profile));
        assertFalse(hook().isFollowedByPath());
        assertEquals(List.of("WARNING not-active"), ward.seenBy(new WrappedTools()));
    }

    @Test
    void hookOfAnotherSv_isWrittenAnew() throws Exception {
        install();
        Path file = hook().hook().toPath();
        Files.writeString(file, Files.readString(file).replace(sv(), GONE));
        Diagnosis seen = ward.look(new WrappedTools());
        assertEquals(List.of("WARNING stale-hook"), Ward.seen(seen));
        Ward.mend(seen);
        assertEquals(List.of(), ward.seenBy(new WrappedTools()));
    }

    @Test
    void aliasPastTheShim_isNamed_andNotRepeated() throws Exception {
        wrap(sv());
        install();
        activate();
        Files.writeString(
                ward.home.resolve(".zshrc"),
                "alias claude='sv run claude'\nalias ll='ls -l'\nalias claude=\"~/.claude/local/claude --key "
                        + Ward.KEY + "\"\n");
        Diagnosis seen = ward.look(new WrappedTools());
        assertEquals(List.of("WARNING alias"), Ward.seen(seen));
        assertEquals(
                ward.home + "/.zshrc:3: an alias starts claude past its shim",
                seen.symptoms().get(0).what());
    }

    @Test
    void startedWithoutItsScript_cannotTell() throws Exception {
        Where at = ward.where;
        Where unscripted =
                new Where(at.data(), at.config(), at.log(), at.home(), at.here(), at.image(), null, at.system());
        try (Holdings holdings = ward.holdings()) {
            Patient patient =
                    new Patient(unscripted, ward.environment, List.of(), ward.patient(holdings).clock, holdings, true);
            Doctor doctor = new Doctor(patient);
            assertEquals(List.of("UNKNOWN unseen"), Ward.seen(doctor.diagnose(7, new WrappedTools())));
            assertEquals(List.of("UNKNOWN unseen"), Ward.seen(doctor.diagnose(8, new KeySettings())));
        }
    }

    private void help(String tool, String sv) throws LauncherException {
        for (var change : KeySetting.of(tool, sv, ward.environment, null).install(false)) {
            change.write();
        }
    }

    @Test
    void helpersThatAskThisSv_areGood() throws Exception {
        for (String tool : List.of("claude", "codex", "crush")) {
            help(tool, sv());
        }
        Diagnosis seen = ward.look(new KeySettings());
        assertEquals(List.of(), seen.symptoms());
        assertEquals("claude, codex, crush ask sv; nothing is pinned", seen.summary());
    }

    @Test
    void helpersThatAskAnSvThatIsGone_orAnother_areMended() throws Exception {
        Path other = Ward.program(ward.home.resolve("an other/bin/sv"), "#!/bin/sh\n");
        help("claude", GONE);
        help("codex", GONE);
        help("crush", other.toString());
        Diagnosis seen = ward.look(new KeySettings());
        assertEquals(List.of("FAULT helper-gone", "FAULT helper-gone", "WARNING helper-other"), Ward.seen(seen));
        Remedy remedy = Objects.requireNonNull(seen.symptoms().get(0).remedy());
        assertTrue(
                remedy.difference().toString().contains("+"),
                remedy.difference().toString());
        Ward.mend(seen);
        assertEquals(List.of(), ward.seenBy(new KeySettings()));
    }

    @Test
    void anothersHelper_andNone_areNobodysBusiness() throws Exception {
        Ward.file(ward.home.resolve(".claude/settings.json"), "{\"apiKeyHelper\": \"pass show claude\"}\n");
        assertEquals(List.of(), ward.seenBy(new KeySettings()));
    }

    @Test
    void settingsThatDoNotParse_cannotTell() throws Exception {
        Ward.file(ward.home.resolve(".claude/settings.json"), "{\"apiKeyHelper\": ");
        assertEquals(List.of("UNKNOWN unreadable"), ward.seenBy(new KeySettings()));
    }

    @Test
    void pins_changed_strictlyChanged_damaged() throws Exception {
        Path program = ward.tool("pinned", ":");
        Pins pins = new Pins(ward.where.pins().toFile());
        pins.pin("claude", program.toString(), "2026-01-01", false);
        assertEquals(List.of(), ward.seenBy(new KeySettings()));
        ward.tool("pinned", "echo other");
        assertEquals(List.of("WARNING pin-changed"), ward.seenBy(new KeySettings()));
        pins.pin("claude", program.toString(), "2026-01-01", true);
        ward.tool("pinned", ":");
        assertEquals(List.of("FAULT pin-changed"), ward.seenBy(new KeySettings()));
        Ward.file(ward.where.pins().resolve("claude"), "what\n");
        assertEquals(List.of("FAULT pin-damaged"), ward.seenBy(new KeySettings()));
    }
}
