package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins in the vault, and what stands where their tools keep them. */
class LoginsTest extends Admitted {
    private static final String LOGIN = "{\"tokens\":{\"refresh_token\":\"r\"}}";

    private Path file;

    @BeforeEach
    void place() {
        file = ward.home.resolve(".codex/auth.json");
    }

    private List<String> seen() {
        return ward.seenBy(new AdoptedLogins());
    }

    @Test
    void loginInPlaintext_couldBeAdopted() throws Exception {
        assertEquals(List.of(), seen());
        Ward.file(file, LOGIN);
        assertEquals(List.of("NOTE adoptable"), seen());
        assertEquals(
                "sv adopt codex",
                ward.look(new AdoptedLogins()).symptoms().get(0).advice());
        Ward.file(file, LOGIN.replace("\"r\"", "\"\""));
        assertEquals(List.of(), seen());
    }

    @Test
    void loginBesideAnAdoptedOne_isInItsWay() throws Exception {
        ward.adopt("codex", LOGIN);
        assertEquals(List.of(), seen());
        assertTrue(ward.look(new AdoptedLogins()).summary().contains("can be lent here"));
        Ward.file(file, LOGIN);
        assertEquals(List.of("WARNING beside"), seen());
    }

    @Test
    void linkWithoutALogin_leadsNowhere() throws Exception {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of("/proc/self/fd/50/login/auth.json"));
        assertEquals(List.of("WARNING link"), seen());
        ward.adopt("codex", LOGIN);
        assertEquals(List.of(), seen());
    }

    @Test
    void whatAnEndedAdoptionHasLeft_isTold() throws Exception {
        Ward.file(file.resolveSibling(".auth.json.sv-old"), LOGIN);
        assertEquals(List.of("WARNING left"), seen());
    }
}
