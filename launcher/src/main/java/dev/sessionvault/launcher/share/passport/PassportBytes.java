package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.passport.PassportException.Reason;
import dev.sessionvault.relay.wire.RelayName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHARE.md, "The passport": what is signed. What decodes encodes to the same bytes again. */
final class PassportBytes {
    static final int VERSION = 1;
    private static final int MAX_VERBS = 256;

    /** To the year 9999; no sum of these overflows. */
    private static final long MAX_SECOND = 253_402_300_799L;

    private PassportBytes() {}

    static byte[] encode(Passport passport) {
        ByteWriter out = new ByteWriter()
                .u8(VERSION)
                .bytes(passport.session().bytes())
                .bytes(passport.owner().bytes())
                .bytes(passport.sessionKey().bytes());
        IdentityKey recipient = passport.recipient();
        out.truth(recipient != null).bytes(recipient == null ? new byte[0] : recipient.bytes());
        out.truth(passport.tls()).text(passport.relay());
        out.u64(passport.issued().getEpochSecond()).u64(passport.end().getEpochSecond());
        out.u32(passport.serial()).u32(passport.calls()).u16(passport.verbs().size());
        passport.verbs().forEach(verb -> VerbBytes.write(out, verb));
        return out.toBytes();
    }

    static Passport decode(byte[] body) throws PassportException {
        Reader in = new Reader(body);
        int version = in.u8();
        if (version != VERSION) {
            throw new PassportException(
                    Reason.LATER_VERSION, "the passport is of version " + version + ", and this sv knows " + VERSION);
        }
        Passport passport = new Passport(
                SessionId.of(in.take(SessionId.BYTES)),
                in.key(),
                in.key(),
                recipient(in),
                "",
                in.truth(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0,
                List.of());
        passport = rest(in, passport);
        in.end();
        if (!Arrays.equals(encode(passport), body)) {
            throw PassportException.malformed("it is not written the one way it can be");
        }
        return passport;
    }

    private static @Nullable IdentityKey recipient(Reader in) throws PassportException {
        return in.truth() ? in.key() : null;
    }

    private static Passport rest(Reader in, Passport head) throws PassportException {
        String relay = relay(in.text(255));
        long issued = in.u64(0, MAX_SECOND);
        long end = in.u64(issued + 1, issued + Passport.MAX_TTL.toSeconds());
        int serial = in.u32(1, Integer.MAX_VALUE);
        int calls = in.u32(1, Integer.MAX_VALUE);
        return new Passport(
                head.session(),
                head.owner(),
                head.sessionKey(),
                head.recipient(),
                relay,
                head.tls(),
                Instant.ofEpochSecond(issued),
                Instant.ofEpochSecond(end),
                serial,
                calls,
                verbs(in));
    }

    private static String relay(String name) throws PassportException {
        try {
            return new RelayName(name).value();
        } catch (IllegalArgumentException e) {
            throw PassportException.malformed("its relay has no name");
        }
    }

    private static List<LentVerb> verbs(Reader in) throws PassportException {
        int count = in.u16();
        if (count > MAX_VERBS) {
            throw PassportException.malformed("it has " + count + " verbs");
        }
        List<LentVerb> verbs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LentVerb verb = VerbBytes.read(in);
            if (i > 0 && verbs.get(i - 1).name().compareTo(verb.name()) >= 0) {
                throw PassportException.malformed("its verbs are not in order");
            }
            verbs.add(verb);
        }
        return verbs;
    }
}
