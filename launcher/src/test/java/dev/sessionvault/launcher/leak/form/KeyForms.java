package dev.sessionvault.launcher.leak.form;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** For tests elsewhere: the forms that the detector knows, and keys of them. */
public final class KeyForms {
    /** Told by their surroundings, not by a form. */
    private static final Set<String> LOOSE = Set.of("named", "named-login");

    private KeyForms() {}

    /** Gives the name of each shape in shapes.txt that has a form, and a key of it. */
    public static void drawOneOfEach(Random random, BiConsumer<String, String> shapeAndKey) {
        for (DrawnKey shape : Corpus.shapes().values()) {
            if (!LOOSE.contains(shape.kind())
                    && !shape.kind().endsWith("-named")
                    && !shape.shape().equals("aws-secret")) {
                shapeAndKey.accept(shape.shape(), shape.draw(random));
            }
        }
    }

    /** Whether some form's keys begin so, or all that begin so are some form's. */
    public static boolean isPrefixKnown(String prefix) {
        return ShapeIndex.STANDARD.all().stream()
                .map(shape -> new String(shape.prefix, StandardCharsets.US_ASCII))
                .anyMatch(known -> known.startsWith(prefix) || prefix.startsWith(known));
    }
}
