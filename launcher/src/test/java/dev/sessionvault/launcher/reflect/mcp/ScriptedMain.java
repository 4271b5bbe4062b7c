package dev.sessionvault.launcher.reflect.mcp;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** The server with {@link ScriptedLender}, for clients that start a program. */
final class ScriptedMain {
    private ScriptedMain() {}

    public static void main(String[] arguments) {
        ScriptedLender lender = new ScriptedLender(TestVerbs.all());
        new ToolServer(lender, new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out))
                .serve();
    }
}
