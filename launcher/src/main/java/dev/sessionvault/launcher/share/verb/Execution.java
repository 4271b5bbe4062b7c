package dev.sessionvault.launcher.share.verb;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a verb is carried out: a program here, a command by ssh, a request by http. Never a shell string. */
public sealed interface Execution permits Program, Ssh, Http {

    /** The key of the vault that it gets, if it gets one. */
    @Nullable
    KeyUse key();

    /** @param values for every placeholder */
    Invocation invocation(Map<String, String> values) throws RefusedException;
}
