package dev.sessionvault.launcher.leak.form;

import java.util.ArrayList;
import java.util.List;

/** The shapes by the first two bytes of their beginning; those with a dot in it by what stands before the last dot. */
final class ShapeIndex {
    private static final Shape[] NO_SHAPES = {};

    static final ShapeIndex STANDARD = new ShapeIndex(AssistantShapes.ALL, ServiceShapes.ALL);

    private final byte[] slots = new byte[1 << 16];
    private final boolean[] endsDotted = new boolean[256];
    private final List<Shape[]> shapes = new ArrayList<>();
    private final List<Shape> dotted = new ArrayList<>();

    private ShapeIndex(Shape[]... tables) {
        shapes.add(NO_SHAPES);
        for (Shape[] table : tables) {
            for (Shape shape : table) {
                add(shape);
            }
        }
    }

    /** All that may begin with these two bytes. */
    Shape[] beginningWith(byte first, byte second) {
        return shapes.get(slots[pair(first, second)]);
    }

    /** All whose beginning has a dot, if one of them has this byte before it. */
    List<Shape> dottedAfter(byte beforeDot) {
        return endsDotted[beforeDot & 0xFF] ? dotted : List.of();
    }

    /** How much of a beginning stands before what has no dot any more. */
    static int dottedBytes(Shape shape) {
        int end = shape.prefix.length;
        while (end > 0 && shape.prefix[end - 1] != '.') {
            end--;
        }
        return end;
    }

    List<Shape> all() {
        List<Shape> all = new ArrayList<>(dotted);
        shapes.forEach(some -> all.addAll(List.of(some)));
        return all;
    }

    private void add(Shape shape) {
        int dot = dottedBytes(shape);
        if (dot > 0) {
            dotted.add(shape);
            endsDotted[shape.prefix[dot - 2]] = true;
        } else {
            addPlain(shape);
        }
    }

    private void addPlain(Shape shape) {
        int pair = pair(shape.prefix[0], shape.prefix[1]);
        if (slots[pair] == 0) {
            slots[pair] = (byte) shapes.size();
            shapes.add(NO_SHAPES);
        }
        List<Shape> longer = new ArrayList<>(List.of(shapes.get(slots[pair])));
        longer.add(shape);
        shapes.set(slots[pair], longer.toArray(NO_SHAPES));
    }

    private static int pair(byte first, byte second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }
}
