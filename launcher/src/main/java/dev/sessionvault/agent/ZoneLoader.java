package dev.sessionvault.agent;

import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's other zones out of its jar, where they lie under names that no scanner of class paths takes for
 * classes. Nothing refers to it once all is installed, so that it is collected with what it loaded.
 */
final class ZoneLoader extends ClassLoader {
    private static final String CLASS = ".class";

    /** One that names no loader: up to Java 23 a thread keeps the domains of all who were there when it was made. */
    private static final ProtectionDomain NOWHERE = new ProtectionDomain(null, null);

    ZoneLoader() {
        super("sv-agent", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + CLASS)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, NOWHERE);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** A class file of the zones, for whoever defines it elsewhere; nothing else. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return name.endsWith(CLASS) ? Premain.class.getResourceAsStream("/sv-agent/" + name + "data") : null;
    }
}
