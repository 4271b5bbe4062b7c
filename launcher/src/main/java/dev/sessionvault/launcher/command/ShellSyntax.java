package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How a shell is told to set a variable, so that every byte of the value arrives as it is. */
enum ShellSyntax {
    /** bash, zsh, and every shell of the POSIX family: nothing is special between single quotes but their end. */
    POSIX("export ", "=", "'\\''", ""),
    /** fish: between single quotes, the quote and the backslash are escaped. */
    FISH("set -gx ", " ", "\\'", "\\\\"),
    POWERSHELL("$env:", " = ", "''", "");

    private final String before;
    private final String between;
    private final String quote;
    private final String backslash;

    ShellSyntax(String before, String between, String quote, String backslash) {
        this.before = before;
        this.between = between;
        this.quote = quote;
        this.backslash = backslash;
    }

    /** The shell that was named, else the caller's own. */
    static ShellSyntax of(@Nullable String named, @Nullable String login) throws LauncherException {
        if (named == null) {
            return login != null && login.endsWith("/fish") ? FISH : POSIX;
        }
        switch (named) {
            case "bash":
            case "zsh":
                return POSIX;
            case "fish":
                return FISH;
            case "powershell":
                return POWERSHELL;
            default:
                throw Failure.usage("read --shell: not a shell that sv writes for", "bash, zsh, fish or powershell");
        }
    }

    /** One line that sets the variable. */
    SecretBytes assignment(String name, byte[] value) {
        byte[] head = (before + name + between).getBytes(StandardCharsets.US_ASCII);
        byte[] quoted = this == POWERSHELL && !isPlain(value) ? decoded(value) : quoted(value);
        byte[] all = Arrays.copyOf(head, head.length + quoted.length + 1);
        System.arraycopy(quoted, 0, all, head.length, quoted.length);
        all[all.length - 1] = '\n';
        Arrays.fill(quoted, (byte) 0);
        return SecretBytes.takeFrom(all);
    }

    /** PowerShell also ends a string at typographic quotes, and cuts output into lines. */
    private static boolean isPlain(byte[] value) {
        for (byte b : value) {
            if (b < ' ' || b > '~') {
                return false;
            }
        }
        return true;
    }

    private static byte[] decoded(byte[] value) {
        byte[] base64 = Base64.getEncoder().encode(value);
        byte[] head =
                "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('".getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + base64.length + 3);
        System.arraycopy(base64, 0, all, head.length, base64.length);
        System.arraycopy(new byte[] {'\'', ')', ')'}, 0, all, head.length + base64.length, 3);
        Arrays.fill(base64, (byte) 0);
        return all;
    }

    private byte[] quoted(byte[] value) {
        byte[] all = new byte[value.length * 4 + 2];
        int size = append(all, 0, "'");
        for (byte b : value) {
            String escape = b == '\'' ? quote : b == '\\' ? backslash : "";
            if (escape.isEmpty()) {
                all[size++] = b;
            } else {
                size = append(all, size, escape);
            }
        }
        size = append(all, size, "'");
        byte[] exact = Arrays.copyOf(all, size);
        Arrays.fill(all, (byte) 0);
        return exact;
    }

    private static int append(byte[] all, int size, String text) {
        for (int i = 0; i < text.length(); i++) {
            all[size + i] = (byte) text.charAt(i);
        }
        return size + text.length();
    }
}
