package dev.sessionvault.launcher.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.vault.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectPathTest {

    @ParameterizedTest
    @CsvSource({"C:\\work\\shop, /C:/work/shop", "C:\\, /C:", "D:\\a b\\ä, /D:/a b/ä"})
    void directory_isSpelledAsTheVaultWantsIt(String windows, String vault) {
        assertEquals(vault, ProjectPath.of(windows));
        assertEquals(vault, new Scope.Project(ProjectPath.of(windows)).path());
    }

    @Test
    void shown_isAsItWas() {
        assertEquals("C:\\work\\shop", ProjectPath.shown("/C:/work/shop"));
    }

    @Test
    void directoryOfAnotherMachine_isBoundToNoKey() {
        assertThrows(IllegalArgumentException.class, () -> new Scope.Project(ProjectPath.of("\\\\host\\share\\a")));
    }
}
