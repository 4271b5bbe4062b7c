package dev.sessionvault.launcher.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentBlockTest {
    private static final byte[] KEY = {'k', 'e', 'y'};

    @Test
    void variables_areSortedByNameWithoutCase_eachEndedByNul_andAllByOneMore() throws CharacterCodingException {
        assertEquals(
                "=C:=C:\\work|A=1|alpha=2|Beta=4|B_=3|KEY=key|zeta=€😀|ä=5||",
                text(Map.of(
                        "zeta", "€😀", "A", "1", "alpha", "2", "B_", "3", "Beta", "4", "ä", "5", "=C:", "C:\\work")));
    }

    @Test
    void longerName_comesAfterItsBeginning() throws CharacterCodingException {
        assertEquals("KEY=key|Path=1|PATHEXT=2||", text(Map.of("PATHEXT", "2", "Path", "1")));
    }

    @Test
    void key_takesThePlaceOfItsVariable_howeverThatWasWritten() throws CharacterCodingException {
        assertEquals("KEY=key||", text(Map.of("Key", "another")));
        assertEquals("KEY=key||", text(new HashMap<>()));
    }

    @Test
    void key_thatIsNoText_isRefused() {
        byte[] key = {(byte) 0xff};
        assertThrows(CharacterCodingException.class, () -> EnvironmentBlock.of(Map.of(), "KEY", key));
    }

    @Test
    void key_mayHaveAnyCharacter() throws CharacterCodingException {
        byte[] block = EnvironmentBlock.of(Map.of(), "KEY", "ä😀".getBytes(StandardCharsets.UTF_8));
        assertEquals("KEY=ä😀\0\0", new String(block, StandardCharsets.UTF_16LE));
    }

    private static String text(Map<String, String> environment) throws CharacterCodingException {
        byte[] block = EnvironmentBlock.of(environment, "KEY", KEY);
        return new String(block, StandardCharsets.UTF_16LE).replace('\0', '|');
    }
}
