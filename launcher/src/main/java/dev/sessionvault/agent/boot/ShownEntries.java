package dev.sessionvault.agent.boot;

import java.util.Iterator;
import java.util.Map.Entry;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Those of the environment that are shown, and the key's last. */
final class ShownEntries implements Iterator<Entry<String, String>> {
    private final Iterator<Entry<String, String>> real;
    private final Answers answers;
    private @Nullable Entry<String, String> following;
    private boolean keyIsOut;

    ShownEntries(Iterator<Entry<String, String>> real, Answers answers) {
        this.real = real;
        this.answers = answers;
        following = find();
    }

    @Override
    public boolean hasNext() {
        return following != null;
    }

    @Override
    public Entry<String, String> next() {
        Entry<String, String> entry = following;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        following = find();
        return entry;
    }

    private @Nullable Entry<String, String> find() {
        while (real.hasNext()) {
            Entry<String, String> entry = real.next();
            if (answers.shows(entry.getKey())) {
                return entry;
            }
        }
        if (keyIsOut) {
            return null;
        }
        keyIsOut = true;
        return answers.keyEntry();
    }
}
