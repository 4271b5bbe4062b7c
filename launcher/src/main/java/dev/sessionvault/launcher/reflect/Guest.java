package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.ChannelException;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.channel.GuestChannel;
import dev.sessionvault.launcher.share.channel.GuestEnd;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.RecipientIdentity;
import dev.sessionvault.launcher.share.log.ReceiptLog;
import dev.sessionvault.launcher.share.passport.Handle;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.RelayTrust;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A recipient with a handle in hand: from there to a session whose passport was verified. */
public final class Guest {
    private static final int PASSPORT_SECONDS = 30;

    private final RecipientFiles files;
    private final OwnerTrust trust;
    private final @Nullable Path authorities;
    private final Map<String, String> environment;
    private final InstantSource clock;

    /** @param authorities a file of CA certificates that alone may vouch for the relay, or null for whom the handle names */
    public Guest(
            RecipientFiles files,
            OwnerTrust trust,
            @Nullable Path authorities,
            Map<String, String> environment,
            InstantSource clock) {
        this.files = files;
        this.trust = trust;
        this.authorities = authorities;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * @param text the handle, which the caller wipes
     * @throws LauncherException USAGE for what is no handle, DENIED for an owner that is not trusted or does not let this
     *     recipient in, PEER if there is no way to one
     */
    public LentSession open(byte[] text) throws LauncherException {
        try (Handle handle = Handle.parse(text, clock.instant())) {
            trust.require(handle.owner(), clock.instant());
            return open(handle, identity(handle));
        } catch (PassportException e) {
            throw unusable(e);
        }
    }

    private static LauncherException unusable(PassportException e) {
        return e.reason() == PassportException.Reason.EXPIRED
                ? new LauncherException(ExitCode.PEER, "open the session: " + e.text(), "ask the owner for another")
                : new LauncherException(
                        ExitCode.USAGE,
                        "read the handle: " + e.text(),
                        "copy it whole, from sv1- to its last character");
    }

    /** Whoever has a bearer's handle needs no key of their own: one is made, and forgotten with the session. */
    private Identity identity(Handle handle) throws LauncherException {
        if (handle.isBearer()) {
            return Identity.random();
        }
        RecipientIdentity own = new RecipientIdentity(files.configuration());
        return own.load()
                .orElseThrow(() -> new LauncherException(
                        ExitCode.DENIED,
                        "open the session: " + own.path()
                                + ": there is no key of yours, and the handle is not for everybody",
                        "`sv reflect keygen`, and give the owner what `sv reflect id` prints"));
    }

    private LentSession open(Handle handle, Identity own) throws LauncherException {
        boolean open = false;
        RelayRoute route = new RelayRoute(handle.relay(), handle.isTls(), trust(handle), environment);
        Reception reception = new Reception(new Sessions(handle, route, own));
        try {
            GuestEnd end = new GuestEnd(route, handle.deployment(), handle.secret(), own, handle.end());
            GuestChannel channel = GuestChannel.open(end, reception);
            LentSession session = verified(reception, channel);
            session.closes(own);
            open = true;
            return session;
        } catch (ChannelException e) {
            throw failed(e.reason(), String.valueOf(e.getMessage()), e.hint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(CloseReason.LEFT, "interrupted", null);
        } finally {
            if (!open) {
                own.close();
            }
        }
    }

    private RelayTrust trust(Handle handle) {
        byte[] named = handle.relayCa();
        return authorities != null || named == null ? RelayTrust.of(authorities) : RelayTrust.pinned(named);
    }

    private static LentSession verified(Reception reception, GuestChannel channel)
            throws LauncherException, InterruptedException {
        try {
            return reception.session().get(PASSPORT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            channel.close();
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            channel.close();
            throw failed(CloseReason.LOST, "no passport came within " + PASSPORT_SECONDS + " seconds", null);
        }
    }

    private static LauncherException failed(@Nullable Throwable cause) {
        if (cause instanceof LauncherException ours) {
            return ours;
        }
        if (cause instanceof Reception.ClosedException closed) {
            return failed(closed.why(), closed.why().text(), null);
        }
        return failed(CloseReason.VIOLATED, CloseReason.VIOLATED.text(), null);
    }

    private static LauncherException failed(CloseReason reason, String why, @Nullable String hint) {
        ExitCode code = reason == CloseReason.REFUSED ? ExitCode.DENIED : ExitCode.PEER;
        return new LauncherException(code, "open the session: " + why, hint);
    }

    /** Checks each passport; keeps it; and hands it to the one session that there is. */
    private final class Sessions implements Reception.Passports {
        private final PassportCheck check;
        private final Handle handle;
        private @Nullable LentSession session;

        Sessions(Handle handle, RelayRoute route, Identity own) {
            this.handle = handle;
            this.check = new PassportCheck(handle, route.toString(), own.publicKey());
        }

        @Override
        public LentSession take(byte[] bytes, Channel channel) throws LauncherException {
            LentSession current = session;
            Passport last = current == null ? null : current.passport();
            Passport passport = check.checked(bytes, channel.peer(), last, clock.instant());
            ReceiptLog receipts = new ReceiptLog(files.state(), clock);
            receipts.passport(passport.session().hex(), passport.sessionKey(), handle.owner(), bytes);
            if (current == null) {
                current = new LentSession((GuestChannel) channel, receipts, handle.owner(), passport);
                session = current;
            } else {
                current.renewed(passport);
            }
            return current;
        }
    }
}
