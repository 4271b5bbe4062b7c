package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.relay.wire.RelayName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a session is opened. */
final class Relays {
    /** Before one is chosen. */
    static final RelayName NONE = new RelayName("none:1");

    private Relays() {}

    static Deployment choose(List<Deployment> known, @Nullable String wanted) throws LauncherException {
        List<Deployment> fitting =
                known.stream().filter(one -> wanted == null || is(one, wanted)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.isEmpty()) {
            throw new LauncherException(
                    ExitCode.NO_KEY,
                    "open a session: " + (wanted == null ? "relay" : wanted) + ": no deployment key for "
                            + (wanted == null ? "any relay" : "this relay"),
                    "sv relay login " + (wanted == null ? "HOST:PORT" : wanted));
        }
        throw new LauncherException(
                ExitCode.USAGE,
                "open a session: there are several relays: "
                        + String.join(
                                ", ",
                                known.stream().map(one -> one.relay().value()).toList()),
                "choose one: --relay " + known.get(0).relay());
    }

    private static boolean is(Deployment one, String wanted) {
        String text = wanted.toLowerCase(Locale.ROOT);
        return one.relay().value().equals(text)
                || one.url().equals(text)
                || one.relay().value().equals(text + ":443");
    }
}
