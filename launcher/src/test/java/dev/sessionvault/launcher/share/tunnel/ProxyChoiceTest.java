package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {
    private static String chosen(Map<String, String> environment, boolean tls) throws PeerException {
        return String.valueOf(ProxyChoice.of(environment, tls, "relay.example.org"));
    }

    @Test
    void variables_nameIt() throws PeerException {
        assertEquals("null", chosen(Map.of(), true));
        assertEquals("a:1", chosen(Map.of("https_proxy", "http://a:1", "HTTPS_PROXY", "http://b:2"), true));
        assertEquals("b:2", chosen(Map.of("HTTPS_PROXY", "http://u:p@b:2/"), true));
        assertEquals("c:3", chosen(Map.of("ALL_PROXY", "c:3"), true));
        assertEquals("null", chosen(Map.of("HTTPS_PROXY", ""), true));
    }

    @Test
    void forPlainRelays_capitalsDoNotCount() throws PeerException {
        assertEquals("null", chosen(Map.of("HTTP_PROXY", "http://a:1", "HTTPS_PROXY", "http://b:2"), false));
        assertEquals("a:1", chosen(Map.of("http_proxy", "http://a:1"), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; true",
                "relay.example.org; true",
                "example.org; true",
                ".example.org; true",
                "*.example.org; true",
                "other, EXAMPLE.ORG; true",
                "ample.org; false",
                "org.example; false",
                "relay; false",
                "''; false",
            })
    void exceptions(String exempt, boolean without) throws PeerException {
        assertEquals(without ? "null" : "a:1", chosen(Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", exempt), true));
    }

    @ParameterizedTest
    @CsvSource({"socks5://user:geheim@a:1", "https://user:geheim@a:1", "http://user:geheim@", "http://user:geheim@[a"})
    void whatCannotBeUsed_isRefused_withoutItsPassword(String url) {
        PeerException refused =
                assertThrows(PeerException.class, () -> ProxyChoice.of(Map.of("HTTPS_PROXY", url), true, "relay"));
        assertFalse((refused + " " + refused.hint() + refused.getCause()).contains("geheim"));
    }
}
