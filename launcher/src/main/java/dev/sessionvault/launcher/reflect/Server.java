package dev.sessionvault.launcher.reflect;

/**
 * How the shipped program comes to the server of MCP, which lies beside sv's module with its libraries, in
 * {@code lib/sv-reflect.jar}: begun from within the module, it has all other classes from the module's archive.
 */
final class Server {
    private static final String MAIN = "dev.sessionvault.launcher.reflect.mcp.Main";

    private Server() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }
}
