package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import dev.sessionvault.launcher.share.passport.LentParameter.Kind;
import dev.sessionvault.launcher.share.scope.Allowed;
import dev.sessionvault.launcher.share.verb.Hints;
import dev.sessionvault.launcher.share.verb.IntegerType;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A verb of a passport: SHARE.md, "The passport". */
final class VerbBytes {
    private static final int READ_ONLY = 1;
    private static final int DESTRUCTIVE = 2;
    private static final int IDEMPOTENT = 4;
    private static final int OPEN_WORLD = 8;
    private static final int APPROVE = 16;
    private static final int ALL_FLAGS = 31;

    private static final int VALUES = 1;
    private static final int RANGE = 2;
    private static final int ANY = 3;

    private static final int MAX_TEXT = 4096;
    private static final int MAX_PARAMETERS = 32;
    private static final int MAX_VALUES = 1000;
    private static final int MAX_SECONDS = 1800;
    private static final int MAX_OUTPUT = 1 << 30;

    private VerbBytes() {}

    static void write(ByteWriter out, LentVerb verb) {
        out.text(verb.name().value()).text(verb.description()).u8(flags(verb));
        out.u32(verb.seconds()).u32((int) verb.outputBytes());
        out.u8(verb.pinned().size());
        verb.pinned().forEach(out::text);
        out.u8(verb.parameters().size());
        verb.parameters().forEach(parameter -> write(out, parameter));
    }

    private static int flags(LentVerb verb) {
        Hints hints = verb.hints();
        return (hints.readOnly() ? READ_ONLY : 0)
                | (hints.destructive() ? DESTRUCTIVE : 0)
                | (hints.idempotent() ? IDEMPOTENT : 0)
                | (hints.openWorld() ? OPEN_WORLD : 0)
                | (verb.approve() ? APPROVE : 0);
    }

    private static void write(ByteWriter out, LentParameter parameter) {
        out.text(parameter.name()).text(parameter.description()).u8(parameter.kind().number);
        write(out, parameter.allowed());
        out.text(parameter.pattern()).u32(parameter.maxBytes()).text(parameter.root());
        String fallback = parameter.fallback();
        out.truth(fallback != null).text(fallback == null ? "" : fallback);
    }

    private static void write(ByteWriter out, Allowed allowed) {
        if (allowed instanceof Allowed.Values some) {
            out.u8(VALUES).u16(some.values().size());
            some.values().forEach(out::text);
        } else if (allowed instanceof Allowed.Range range) {
            out.u8(RANGE).u64(range.min()).u64(range.max());
        } else {
            out.u8(ANY);
        }
    }

    static LentVerb read(Reader in) throws PassportException {
        String name = in.text(MAX_TEXT);
        if (VerbName.fault(name) != null) {
            throw PassportException.malformed("a verb has no name that a verb can have");
        }
        String description = in.line(MAX_TEXT);
        int flags = in.u8();
        if (flags > ALL_FLAGS) {
            throw PassportException.malformed("a verb has flags that are not known");
        }
        int seconds = in.u32(1, MAX_SECONDS);
        int outputBytes = in.u32(1, MAX_OUTPUT);
        List<String> pinned = pinned(in);
        return new LentVerb(
                new VerbName(name),
                description,
                parameters(in, new HashSet<>(pinned)),
                pinned,
                seconds,
                outputBytes,
                (flags & APPROVE) != 0,
                hints(flags));
    }

    private static Hints hints(int flags) {
        return new Hints(
                (flags & READ_ONLY) != 0,
                (flags & DESTRUCTIVE) != 0,
                (flags & IDEMPOTENT) != 0,
                (flags & OPEN_WORLD) != 0);
    }

    private static List<String> pinned(Reader in) throws PassportException {
        List<String> pinned = new ArrayList<>();
        for (int count = in.u8(); count > 0; count--) {
            String name = in.name();
            if (!pinned.isEmpty() && pinned.get(pinned.size() - 1).compareTo(name) >= 0) {
                throw PassportException.malformed("pinned parameters are not in order");
            }
            pinned.add(name);
        }
        return pinned;
    }

    private static List<LentParameter> parameters(Reader in, Set<String> names) throws PassportException {
        int count = in.u8();
        if (count > MAX_PARAMETERS) {
            throw PassportException.malformed("a verb has " + count + " parameters");
        }
        List<LentParameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LentParameter parameter = parameter(in);
            if (!names.add(parameter.name())) {
                throw PassportException.malformed("a verb has a parameter twice");
            }
            parameters.add(parameter);
        }
        return parameters;
    }

    private static LentParameter parameter(Reader in) throws PassportException {
        String name = in.name();
        String description = in.line(MAX_TEXT);
        Kind kind = kind(in.u8());
        Allowed allowed = allowed(in, kind);
        String pattern = in.line(MAX_TEXT);
        int maxBytes = in.u32(1, MAX_TEXT);
        String root = in.line(MAX_TEXT);
        boolean hasFallback = in.truth();
        String fallback = in.line(MAX_TEXT);
        if (hasFallback && !allowed.permits(fallback)) {
            throw PassportException.malformed("a default is not allowed");
        }
        return new LentParameter(
                name, description, kind, allowed, pattern, maxBytes, root, hasFallback ? fallback : null);
    }

    private static Kind kind(int number) throws PassportException {
        for (Kind kind : Kind.values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw PassportException.malformed("a parameter is of a kind that is not known");
    }

    private static Allowed allowed(Reader in, Kind kind) throws PassportException {
        int form = in.u8();
        if (form == VALUES) {
            return values(in, kind);
        }
        if (form == RANGE && kind == Kind.INTEGER) {
            long min = in.u64(Long.MIN_VALUE, Long.MAX_VALUE);
            return Allowed.range(min, in.u64(min, Long.MAX_VALUE));
        }
        if (form == ANY && kind != Kind.INTEGER) {
            return new Allowed.AllBut(new TreeSet<>());
        }
        throw PassportException.malformed("a parameter has values of no known form");
    }

    private static Allowed values(Reader in, Kind kind) throws PassportException {
        int count = in.u16();
        Set<String> values = new HashSet<>();
        for (int i = 0; i < count && count <= MAX_VALUES; i++) {
            String value = in.line(MAX_TEXT);
            if (kind == Kind.INTEGER && !IntegerType.isCanonical(value)) {
                throw PassportException.malformed("an integer is none");
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw PassportException.malformed("a parameter has " + count + " values");
        }
        return Allowed.of(values);
    }
}
