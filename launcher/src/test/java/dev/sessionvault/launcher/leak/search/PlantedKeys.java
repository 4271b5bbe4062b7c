package dev.sessionvault.launcher.leak.search;

import java.util.Random;

/** Keys of a form that every detector knows, and of no issuer. */
final class PlantedKeys {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int BODY_CHARACTERS = 93;

    private PlantedKeys() {}

    static String next(Random random) {
        StringBuilder key = new StringBuilder("sk-ant-api03-");
        for (int i = 0; i < BODY_CHARACTERS; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key + "AA";
    }
}
