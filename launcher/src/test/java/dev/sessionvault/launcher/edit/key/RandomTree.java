package dev.sessionvault.launcher.edit.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Maps, lists and scalars at random, one of them the key. */
final class RandomTree {
    private static final List<String> NAMES = List.of("a", "b-c", "d_e", "OPENAI_API_KEY", "x y", "k.l", "it's", "z");
    private static final List<Object> SCALARS = List.of(
            "",
            "plain",
            "two words",
            "# no comment",
            "a: b",
            "{x",
            "- y",
            "it's",
            "say \"hi\"",
            "caf\u00e9",
            7L,
            true,
            "x #y",
            "C:\\dir",
            "[1]");

    private final Random random;

    RandomTree(Random random) {
        this.random = random;
    }

    Map<String, Object> map() {
        Map<String, Object> map;
        do {
            map = map(0);
        } while (!plant(map, 0));
        return map;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4) + (depth == 0 ? 1 : 0); i > 0; i--) {
            map.put(NAMES.get(random.nextInt(NAMES.size())), value(depth + 1));
        }
        return map;
    }

    private Object value(int depth) {
        int kind = depth > 3 ? 0 : random.nextInt(5);
        if (kind == 3) {
            return map(depth);
        }
        if (kind == 4) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(value(depth + 1));
            }
            return list;
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    /** Puts the key somewhere; an element after what looks like an option is none that may go. */
    private boolean plant(Object into, int depth) {
        if (into instanceof Map) {
            Map<String, Object> map = of(into);
            for (Map.Entry<String, Object> entry : map.entrySet()) {
                if (random.nextInt(3) > 0 && plant(entry.getValue(), depth + 1)) {
                    return true;
                }
            }
            map.put(NAMES.get(random.nextInt(NAMES.size())), Marked.KEY);
            return true;
        }
        if (into instanceof List) {
            List<Object> list = listOf(into);
            int at = random.nextInt(list.size() + 1);
            if (at > 0 && list.get(at - 1).toString().startsWith("-")) {
                return false;
            }
            list.add(at, Marked.KEY);
            return true;
        }
        return false;
    }

    /** A copy without the key. */
    static Object without(Object tree) {
        if (tree instanceof Map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            of(tree).forEach((name, value) -> {
                if (!value.equals(Marked.KEY)) {
                    copy.put(name, without(value));
                }
            });
            return copy;
        }
        if (tree instanceof List) {
            return listOf(tree).stream()
                    .filter(value -> !value.equals(Marked.KEY))
                    .map(RandomTree::without)
                    .toList();
        }
        return tree;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Object tree) {
        return (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked")
    static List<Object> listOf(Object tree) {
        return (List<Object>) tree;
    }
}
