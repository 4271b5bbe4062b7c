package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault with a key and two logins: every verb but `run` that meets a login, as its users see it. */
@SuppressWarnings("NullAway.Init")
class LoginEntriesIT {
    private static final String P = "--passphrase-fd=3";
    private static final String SECRET = "sk-ant-ort01-canaryOfALogin";
    private static final String LOGIN = "{\"claudeAiOauth\":{\"refreshToken\":\"" + SECRET + "\"}}";

    @TempDir
    private Path temporary;

    private Sv sv;
    private Path shop;
    private Entry claude;
    private Entry codex;

    @BeforeEach
    void vaultWithLogins() throws Exception {
        sv = Sv.built(temporary);
        shop = sv.project("shop");
        done("init", "--root=passphrase", P, "--recovery-fd=4");
        claude = adopted("claude", new Scope.Project(shop.toString()), "");
        codex = adopted("codex", new Scope.Global(), "work");
        assertEquals(0, feed("AIza" + CliIT.KEY, "add", "gemini", "--global").code());
    }

    private Entry adopted(String tool, Scope scope, String account) throws Exception {
        Path data = sv.home.resolve("sv/data");
        Journal journal = new Journal(
                sv.home.resolve("sv/log").toFile(),
                Circumstances.of(new byte[0], new byte[0]),
                InstantSource.system(),
                complaint -> {});
        SealedVault sealed = SealedVault.read(data);
        Slot slot = sealed.slots().get(0);
        try (SecretBytes passphrase = secret(Sv.PASSPHRASE);
                SecretBytes slotKey = slot.derive(passphrase);
                Vault vault = sealed.open(slot, slotKey, journal);
                SecretBytes login = secret(LOGIN)) {
            NewEntry said = new NewEntry(new ToolName(tool), scope, new AccountName(account), "", Expiry.NEVER);
            return vault.logins().adopt(said, login);
        }
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.takeFrom(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever was asked, it stands nowhere. */
    @AfterEach
    void nothingOfALoginWasPrinted() throws IOException {
        assertFalse(Files.readString(sv.home.resolve("sv/log/audit.log")).contains(SECRET));
    }

    private Answer feed(String input, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--stdin";
        all[arguments.length + 1] = P;
        return sv.feed(shop, input, all);
    }

    private Answer done(String... arguments) throws IOException {
        Answer answer = sv.run(shop, arguments);
        assertEquals(0, answer.code(), answer.toString());
        assertFalse((answer.out() + answer.err()).contains(SECRET));
        return answer;
    }

    private static void refused(Answer answer, int code, String error, String hint) {
        assertEquals("sv: error: " + error + "\nsv: hint: " + hint + "\n", answer.err());
        assertEquals(code, answer.code());
        assertEquals("", answer.out());
    }

    @Test
    void list_saysWhatIsALogin() throws IOException {
        String[] lines = done("list", P).out().split("\n");
        assertTrue(lines[0].startsWith("ID      TOOL    KIND   ACCOUNT"), lines[0]);
        assertTrue(lines[1].matches(claude.id().brief() + "  claude  login .*" + shop + " +never"), lines[1]);
        assertTrue(lines[2].matches(codex.id().brief() + "  codex   login  work .*"), lines[2]);
        assertTrue(lines[3].matches("[0-9a-f]{6}  gemini  key .*"), lines[3]);
        String json = done("list", "--json", "--tool=codex", P).out();
        assertTrue(json.contains("\"kind\" : \"login\"") && !json.contains("\"key\""), json);
    }

    @Test
    void which_saysWhatARunWouldLend() throws IOException {
        String out = done("which", "claude", P).out();
        assertTrue(out.startsWith("entry:       " + claude.id().brief() + ", a login\n"), out);
        assertTrue(out.contains("\nin place of: ~/.claude/.credentials.json\n"), out);
        assertFalse(out.contains("variable:"), out);
        String json = done("which", "codex", "--json", P).out();
        assertTrue(json.contains("\"kind\" : \"login\"") && json.contains("\"variable\" : null"), json);
    }

    @Test
    void whoeverCannotLendIt_saysWhoCan() throws IOException {
        String here =
                "take the key: claude: no key for " + shop + "; what is here is a login, and only `sv run` lends it";
        refused(sv.run(shop, "env", "claude", "--shell=bash", P), 3, here, "sv run claude");
        refused(sv.run(shop, "helper", "claude", P), 3, here, "sv run claude");
        refused(sv.run(shop, "exec", P, "claude", "--", "true"), 3, here, "sv run claude");
        refused(
                sv.run(shop, "env", "codex", "--account=work", "--shell=bash", P),
                3,
                "take the key: codex: no key of account work for " + shop
                        + "; what is here is a login, and only `sv run` lends it",
                "sv run codex --account work");
        assertEquals(3, sv.run(sv.home, "env", "claude", "--shell=bash", P).code());
        assertEquals(0, feed(CliIT.KEY, "add", "claude", "--account=other").code());
        assertTrue(done("env", "claude", "--shell=bash", P).out().startsWith("export ANTHROPIC_API_KEY="));
    }

    @Test
    void keyOfTheSameAccount_isRefused() throws IOException {
        String why = "store the key: claude: " + claude.id().brief() + " is a login of the same account and place";
        String hint = "--account NAME tells them apart; or give the login back first: sv surrender claude";
        refused(feed(CliIT.KEY, "add", "claude"), 2, why, hint);
        refused(sv.run(shop, "add", "claude", P), 2, why, hint); // before anybody is asked for the key
        assertEquals(0, feed(CliIT.KEY, "add", "claude", "--account=other").code());
    }

    @Test
    void keyThatIsImported_getsAnAccountOfItsOwn() throws IOException {
        Files.writeString(shop.resolve(".env"), "ANTHROPIC_API_KEY=" + new Canary().key + "\n");
        done("import", P, "--yes", "--project=" + shop, ".env");
        String list = done("list", "--tool=claude", P).out();
        assertTrue(list.matches("(?s).*claude +login .*claude +key +imported .*"), list);
    }

    @Test
    void remove_takesALoginOnlyIfThatIsSaid() throws IOException {
        String surrender = "sv surrender claude --project " + shop + " gives it back to its tool; --login removes it";
        String lost = "remove keys: " + claude.id().brief() + ": it is a login: removed here, it is lost";
        refused(sv.run(shop, "remove", claude.id().brief(), P), 2, lost, surrender);
        refused(sv.run(shop, "remove", "--project=" + shop, P), 2, lost, surrender);
        assertEquals(0, feed(CliIT.KEY, "add", "codex", "--global").code());
        Answer key = done("remove", "--tool=codex", P);
        assertTrue(key.out().matches("removed [0-9a-f]{6}: codex, for \\(everywhere\\)\n"), key.out());
        assertEquals("sv: 1 login left: sv surrender, or --login\n", key.err());
        String told = ": codex login, for (everywhere)\n";
        assertEquals(
                "removed " + codex.id().brief() + told,
                done("remove", "--tool=codex", "--login", P).out());
        done("remove", claude.id().brief(), "--login", P);
        assertFalse(done("list", P).out().contains("login"));
    }

    @Test
    void rotate_isRefused_andRenewWorks_butNotWithAKey() throws IOException {
        refused(
                sv.run(shop, "rotate", "claude", P),
                2,
                "rotate the key: claude: " + claude.id().brief() + " is a login: the tool renews it itself",
                "--account NAME for a key; to log in anew: claude, then sv adopt claude --replace");
        refused(
                feed(CliIT.KEY, "renew", "claude"),
                2,
                "renew with a new key: " + claude.id().brief() + ": it is a login",
                "sv renew " + claude.id().brief());
        assertTrue(done("renew", "codex", "--ttl=1h", P)
                .out()
                .startsWith("renewed " + codex.id().brief()));
        assertTrue(done("renew", claude.id().brief(), P).out().contains("expires in never"));
    }

    @Test
    void use_choosesAnAccountThatHasOnlyALogin() throws IOException {
        assertTrue(done("use", "work", P).out().contains(" uses account work for codex "));
        assertTrue(done("which", "codex", P).out().contains("uses account work, whose nearest login is for"));
    }

    @Test
    void export_leavesThemOut_andCountsThem() throws IOException {
        String why = "left out: 2 logins, since what two machines use is soon void on both";
        String command = Sv.PROGRAM + " vault export --to-passphrase --file-passphrase-fd=4 " + P + " keys.sv"
                + " 3< ../passphrase 4< ../passphrase";
        Answer keys = sv.start(shop, List.of("sh", "-c", command));
        assertTrue(keys.err().startsWith("sv: 1 key exported; " + why), keys.err());
        refused(
                sv.run(shop, "vault", "export", "--to-passphrase", "--tool=codex", P, "more.sv"),
                3,
                "export keys: no key is stored for that, only 1 login: those are left out",
                "sv list");
    }

    @Test
    void log_saysWhatBecameOfThem() throws IOException {
        done("remove", claude.id().brief(), "--login", P);
        String log = done("log", P).out();
        assertTrue(log.contains("  change adopt login  "), log);
        assertTrue(log.contains("  change remove login  "), log);
    }

    @Test
    void tools_saysWhichLoginCanBeLent() throws IOException {
        assertTrue(done("tools").out().matches("(?s).*\nclaude +claude +ANTHROPIC_API_KEY +lent +Claude Code\n.*"));
        String claudeRow = done("tools", "claude").out();
        assertTrue(
                claudeRow.contains(
                        "\nlogin:       ~/.claude/.credentials.json, lent by CLAUDE_SECURESTORAGE_CONFIG_DIR"),
                claudeRow);
        assertTrue(done("tools", "codex").out().contains("\nlogin:       ~/.codex/auth.json, lent by a link"));
        assertFalse(done("tools", "aider").out().contains("login:"));
        String json = done("tools", "gemini", "--json").out();
        assertTrue(json.contains("\"home\" : \"GEMINI_CLI_HOME/.gemini\""), json);
        assertTrue(done("tools", "aider", "--json").out().contains("\"login\" : null"));
    }
}
