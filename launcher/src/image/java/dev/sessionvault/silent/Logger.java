package dev.sessionvault.silent;

/**
 * Stands in the image where libraries call {@code java.util.logging.Logger}, and says nothing.
 *
 * <p>They make their loggers in static initialisers, which starts the platform's logging and reads its configuration: a
 * third of all the time that sv's own code took. And what a library logs would go to standard error, which is the
 * tool's.
 */
public final class Logger {
    private static final Logger SILENT = new Logger();

    private Logger() {}

    public static Logger getLogger(String name) {
        return SILENT;
    }

    public boolean isLoggable(Level level) {
        return false;
    }

    public void log(Level level, String message) {}

    public void log(Level level, String message, Object argument) {}

    public void log(Level level, String message, Object[] arguments) {}

    public void log(Level level, String message, Throwable thrown) {}

    public void fine(String message) {}

    public void info(String message) {}

    public void warning(String message) {}
}
