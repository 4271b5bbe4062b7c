package dev.sessionvault.launcher.leak.form;

import java.util.Random;

/** One line of shapes.txt: what an issuer's key is exactly, and the kind that must be told. Knows nothing of the detector. */
final class DrawnKey {
    private final String shape;
    private final String text;
    private final String kind;

    private DrawnKey(String shape, String text, String kind) {
        this.shape = shape;
        this.text = text;
        this.kind = kind;
    }

    static DrawnKey parse(String line) {
        int equals = line.indexOf(" = ");
        int arrow = line.lastIndexOf(" -> ");
        return new DrawnKey(line.substring(0, equals), line.substring(equals + 3, arrow), line.substring(arrow + 4));
    }

    String shape() {
        return shape;
    }

    String kind() {
        return kind;
    }

    /** A new one; every {@code {LENGTH:ALPHABET}} drawn. */
    String draw(Random random) {
        StringBuilder key = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int close = text.charAt(i) == '{' ? text.indexOf('}', i) : -1;
            if (close < 0) {
                key.append(text.charAt(i++));
            } else {
                String[] part = text.substring(i + 1, close).split(":");
                append(key, Integer.parseInt(part[0]), alphabet(part[1].charAt(0)), random);
                i = close + 1;
            }
        }
        return key.toString();
    }

    private static void append(StringBuilder key, int length, String alphabet, Random random) {
        for (int i = 0; i < length; i++) {
            key.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
    }

    private static String alphabet(char name) {
        String digits = "0123456789";
        String lower = "abcdefghijklmnopqrstuvwxyz";
        String upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String letters = digits + lower + upper;
        switch (name) {
            case 'a':
                return letters;
            case 'w':
                return letters + "-_";
            case 'x':
                return letters + "_";
            case 'h':
                return digits + "abcdef";
            case 'l':
                return digits + lower;
            case 'u':
                return upper + "234567";
            case 'U':
                return upper + digits;
            case 'b':
                return letters + "+/";
            case 'd':
                return digits;
            case 'k':
                return "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
            case 'p':
                return letters + "!@#%^*?-_.~";
            default:
                throw new IllegalArgumentException("no alphabet " + name);
        }
    }
}
