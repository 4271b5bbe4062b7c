package dev.sessionvault.launcher.leak.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shapes by the first two bytes of their beginning. One with a dot in its beginning is found from what follows the
 * last dot, and so is kept by the two bytes before it.
 */
final class ShapeIndex {
    private static final Shape[] NO_SHAPES = {};

    static final ShapeIndex STANDARD = new ShapeIndex(AssistantShapes.ALL, ServiceShapes.ALL);

    private final byte[] plain = new byte[1 << 16];
    private final byte[] dotted = new byte[1 << 16];
    private final List<Shape[]> shapes = new ArrayList<>(List.of(NO_SHAPES, NO_SHAPES));

    private ShapeIndex(Shape[]... tables) {
        for (Shape[] table : tables) {
            for (Shape shape : table) {
                add(shape);
            }
        }
    }

    /** All that may begin with these two bytes. */
    Shape[] beginningWith(byte first, byte second) {
        return shapes.get(plain[pair(first, second)]);
    }

    /** All in whose beginning these two bytes stand before the last dot. */
    Shape[] dottedAfter(byte first, byte second) {
        return shapes.get(dotted[pair(first, second)]);
    }

    /** How much of a beginning ends with its last dot. */
    static int dottedBytes(Shape shape) {
        int end = shape.prefix.length;
        while (end > 0 && shape.prefix[end - 1] != '.') {
            end--;
        }
        return end;
    }

    List<Shape> all() {
        List<Shape> all = new ArrayList<>();
        shapes.forEach(some -> all.addAll(Arrays.asList(some)));
        return all;
    }

    private void add(Shape shape) {
        byte[] prefix = shape.prefix;
        int dot = dottedBytes(shape);
        if (dot > 0) {
            add(dotted, pair(prefix[dot - 3], prefix[dot - 2]), shape);
        } else {
            add(plain, pair(prefix[0], prefix[1]), shape);
        }
    }

    private void add(byte[] slots, int pair, Shape shape) {
        if (slots[pair] == 0) {
            slots[pair] = (byte) shapes.size();
            shapes.add(NO_SHAPES);
        }
        Shape[] some = shapes.get(slots[pair]);
        Shape[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = shape;
        shapes.set(slots[pair], more);
    }

    private static int pair(byte first, byte second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }
}
