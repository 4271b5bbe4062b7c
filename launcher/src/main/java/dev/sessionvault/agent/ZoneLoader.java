package dev.sessionvault.agent;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's other zones out of its jar, where they lie under names that no scanner of class paths takes for
 * classes. Nothing refers to it once all is installed, so that it is collected with what it loaded.
 */
final class ZoneLoader extends ClassLoader implements Closeable {
    private static final String CLASS = ".class";

    /** One that names no loader: up to Java 23 a thread keeps the domains of all who were there when it was made. */
    private static final ProtectionDomain NOWHERE = new ProtectionDomain(null, null);

    /** Opened once: by URLs, as a class's resources come, each class would cost a millisecond. */
    private final ZipFile jar;

    ZoneLoader() throws IOException, URISyntaxException {
        super("sv-agent", ClassLoader.getPlatformClassLoader());
        URI place = new URI(Premain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        jar = new ZipFile(new File(place));
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
        ZipEntry entry = name.endsWith(CLASS) ? jar.getEntry("sv-agent/" + name + "data") : null;
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
