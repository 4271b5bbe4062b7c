package dev.sessionvault.agent.boot;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code System.getenv()}: the JDK's own unmodifiable map, seen through the answers; it holds no text of the key. */
final class EnvironmentView extends AbstractMap<String, String> {
    private final Map<String, String> real;
    private final Answers answers;

    EnvironmentView(Map<String, String> real, Answers answers) {
        this.real = real;
        this.answers = answers;
    }

    /** Refuses null, and what is no text, as the JDK's own does. */
    @Override
    public @Nullable String get(Object name) {
        return answers.one(real.get(name), (String) name);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, String>> {
        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new ShownEntries(real.entrySet().iterator(), answers);
        }

        @Override
        public int size() {
            int size = 0;
            for (Iterator<Entry<String, String>> entries = iterator(); entries.hasNext(); entries.next()) {
                size++;
            }
            return size;
        }
    }
}
