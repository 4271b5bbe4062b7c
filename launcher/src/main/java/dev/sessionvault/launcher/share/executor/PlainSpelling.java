package dev.sessionvault.launcher.share.executor;

/** As it is. */
final class PlainSpelling implements Spelling {
    private final Letters letters;

    PlainSpelling(byte[] key) {
        this.letters = new Letters(key.clone(), "");
    }

    @Override
    public int match(byte[] text, int at) {
        return letters.match(text, at, c -> c);
    }

    @Override
    public void wipe() {
        letters.wipe();
    }
}
