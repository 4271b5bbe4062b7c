package dev.sessionvault.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {
    @Test
    void allOfThem() throws Refusal {
        Options options = Options.parse(
                "tool=claude,account=acme,wrap,optional,attach=allow,sv=/opt/sv/bin/sv,timeout=3,passphrase-fd=4");

        assertEquals("claude", options.tool);
        assertEquals("acme", options.account);
        assertTrue(options.wrap && options.optional && options.attach);
        assertEquals("/opt/sv/bin/sv", options.sv);
        assertEquals(3, options.seconds);
        assertEquals("4", options.passphraseFd);
    }

    @Test
    void leftOut_nothingIsAllowed() throws Refusal {
        Options options = Options.parse("tool=claude");

        assertTrue(!options.wrap && !options.optional && !options.attach);
        assertNull(options.sv);
        assertEquals(30, options.seconds);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "optional",
                "tool=",
                "tool=--dry-run",
                "tool=claude,",
                "tool=claude,colour",
                "tool=claude,colour=green",
                "tool=claude,account=-x",
                "tool=claude,wrap=yes",
                "tool=claude,attach=refuse",
                "tool=claude,timeout=",
                "tool=claude,timeout=-1",
                "tool=claude,timeout=1000",
                "tool=claude,passphrase-fd=../x"
            })
    void anythingElse_isRefused(String text) {
        assertEquals(
                Refusal.USAGE,
                assertThrows(Refusal.class, () -> Options.parse(text)).code());
    }
}
