package dev.sessionvault.vault.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.launcher.leak.form.KeyForms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The list that scrubs environments, which must be fast and may take too much, and the table that finds keys in files,
 * which must say whose they are and may not: two, but of the same issuers.
 */
class KeyPatternsTest {
    @Test
    void whatIsFoundInFiles_isScrubbedFromEnvironments() {
        List<String> passed = new ArrayList<>();
        KeyForms.drawOneOfEach(new Random(5), (shape, key) -> {
            if (!Suspicion.fallsOn("NAME=" + key)) {
                passed.add(shape);
            }
        });
        assertEquals(List.of(), passed);
    }

    @Test
    void whatIsScrubbedFromEnvironments_hasAFormInFiles() {
        List<String> unknown = new ArrayList<>();
        for (KeyPattern pattern : KeyPatterns.ALL) {
            String prefix = new String(pattern.prefix, StandardCharsets.US_ASCII);
            if (!KeyForms.isPrefixKnown(prefix)) {
                unknown.add(pattern.issuer + " " + prefix);
            }
        }
        assertEquals(List.of(), unknown);
    }
}
