package dev.sessionvault.launcher.reflect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.ChannelException;
import dev.sessionvault.launcher.share.channel.ChannelListener;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.channel.OwnerChannel;
import dev.sessionvault.launcher.share.channel.OwnerEnd;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.log.Digests;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Cancel;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.MessageException;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.message.PassportMessage;
import dev.sessionvault.launcher.share.message.Result;
import dev.sessionvault.launcher.share.passport.Handle;
import dev.sessionvault.launcher.share.passport.LentParameter;
import dev.sessionvault.launcher.share.passport.LentParameter.Kind;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import dev.sessionvault.launcher.share.passport.SessionId;
import dev.sessionvault.launcher.share.scope.Allowed;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.RelayTrust;
import dev.sessionvault.launcher.share.verb.Hints;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.server.TlsFiles;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An owner's end that can lie: relay, handle, channel, passports and receipts are real, and each can be made wrong before
 * it is sent. Verbs are answered at once; {@code t.wait} never is.
 */
public final class TestOwner implements ChannelListener, AutoCloseable {
    private static final LegKey DEPLOYMENT = LegKey.of(new byte[LegKey.SEED_BYTES]);

    final Identity identity = Identity.random();
    final Identity sessionKey = Identity.random();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch cancelled = new CountDownLatch(1);
    final CountDownLatch violated = new CountDownLatch(1);
    volatile UnaryOperator<Receipt> receipts = receipt -> receipt;
    private final @Nullable String authority;
    private boolean extending;

    private final Relay relay;
    private final RelayName name;
    private final SecretBytes secret = SecretBytes.random(LegKey.SECRET_BYTES);
    private final SessionId session = SessionId.random();
    private final Instant end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    private volatile byte[] passport = new byte[0];
    private volatile @Nullable Channel channel;
    private @Nullable OwnerChannel door;

    public TestOwner() throws Exception {
        this(null, null);
    }

    /** @param authority of the relay, as handles name it; null for a relay without TLS */
    TestOwner(@Nullable TlsFiles files, @Nullable String authority) throws Exception {
        RelayConfig config = RelayConfig.local(List.of(new Grant(DEPLOYMENT.publicKey(), Quota.STANDARD)));
        relay = Relay.start(files == null ? config : config.withTls(files));
        this.authority = authority;
        name = new RelayName("localhost:" + relay.address().getPort());
        lend(identity, passport(1, verb("t.echo"), verb("t.wait")));
    }

    public static LentVerb verb(String name) {
        LentParameter word =
                new LentParameter("word", "", Kind.TEXT, Allowed.of(List.of("hey", "ho")), "", 3, "", "hey");
        return new LentVerb(
                new VerbName(name),
                "Does " + name,
                List.of(word),
                List.of(),
                9,
                1 << 20,
                false,
                new Hints(true, false, true, false));
    }

    Passport passport(int serial, LentVerb... verbs) {
        return passport(serial, sessionKey.publicKey(), null, name.value(), end, List.of(verbs));
    }

    Passport passport(
            int serial,
            IdentityKey key,
            @Nullable IdentityKey recipient,
            String relayName,
            Instant until,
            List<LentVerb> verbs) {
        Instant issued = until.minusSeconds(900);
        return new Passport(
                session,
                identity.publicKey(),
                key,
                recipient,
                relayName,
                authority != null,
                issued,
                until,
                serial,
                100,
                verbs);
    }

    String relayName() {
        return name.value();
    }

    Instant end() {
        return end;
    }

    /** What the next recipient is sent first. */
    void lend(Identity by, Passport lent) throws PassportException {
        passport = lent.sign(by);
    }

    void lend(byte[] alleged) {
        passport = alleged.clone();
    }

    /** Right after the first call comes another passport, with another verb. */
    public TestOwner extendAtCall() {
        extending = true;
        return this;
    }

    /** The tools that the conformance tests of MCP ask for; the erroneous one is refused. */
    public TestOwner lendingForConformance() throws PassportException {
        lend(
                identity,
                passport(1, verb("test.error_handling"), verb("test.simple_text"), verb("test.tool_with_progress")));
        return this;
    }

    public TestOwner open() throws Exception {
        RelayRoute route = new RelayRoute(name, authority != null, RelayTrust.pinned(authority), Map.of());
        door = OwnerChannel.listen(new OwnerEnd(route, DEPLOYMENT, secret, sessionKey, key -> true, end), this);
        return this;
    }

    /** Everybody's who has it. */
    public byte[] handle() {
        try (SecretBytes copy = secret.copy()) {
            byte[] ca = authority == null ? null : HexFormat.of().parseHex(authority);
            return new Handle(copy, DEPLOYMENT.publicKey(), identity.publicKey(), name, ca != null, true, end, ca)
                    .text();
        }
    }

    public String fingerprint() {
        return identity.publicKey().fingerprint().words();
    }

    @Override
    public void opened(Channel opened) {
        channel = opened;
        say(Channel.CONTROL, new PassportMessage(passport));
    }

    /** Another passport, in the middle of a session. */
    void extend(Passport next) throws PassportException {
        say(Channel.CONTROL, new PassportMessage(next.sign(identity)));
    }

    void end(Ended.Reason why) {
        say(Channel.CONTROL, new Ended(why));
    }

    void say(int stream, Message message) {
        try {
            Objects.requireNonNull(channel).send(stream, message.encode());
        } catch (ChannelException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void received(int stream, byte[] bytes) {
        try {
            Message message = Message.decode(bytes);
            if (message instanceof Call call) {
                heard.add(call.verb() + " " + call.arguments());
                answer(call);
                if (extending) {
                    extending = false;
                    extend(passport(2, verb("t.more")));
                }
            } else if (message instanceof Cancel) {
                cancelled.countDown();
            }
        } catch (MessageException | PassportException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(Call call) {
        switch (call.verb()) {
            case "t.wait" -> write(call, "begun\n");
            case "t.echo", "test.simple_text" ->
                done(call, write(call, "you said " + call.arguments().getOrDefault("word", "nothing") + "\n"));
            case "test.tool_with_progress" -> done(call, slowly(call));
            default -> {
                Outcome refused = Outcome.refused("NOT_LENT", "", call.verb() + " was not lent");
                say(call.id(), new Result(call.id(), refused, new byte[0]));
            }
        }
    }

    private byte[] write(Call call, String line) {
        byte[] text = line.getBytes(UTF_8);
        say(call.id(), new Output(call.id(), Output.STDOUT, text));
        return text;
    }

    /** Slower than the recipient tells of it. */
    private byte[] slowly(Call call) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (String line : List.of("one\n", "two\n", "three\n")) {
                all.writeBytes(write(call, line));
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return all.toByteArray();
    }

    private void done(Call call, byte[] out) {
        Receipt receipt = receipts.apply(receipt(call, out));
        say(call.id(), new Result(call.id(), Outcome.exited(0), receipt.sign(sessionKey)));
    }

    private Receipt receipt(Call call, byte[] out) {
        MessageDigest digest = Digests.begin();
        digest.update(out);
        return new Receipt(
                session.hex(),
                call.id(),
                call.verb(),
                Digests.ofArguments(call.arguments()),
                Digests.ofArguments(Map.of("word", "ho", "pinned", "unseen")),
                1,
                2,
                "EXITED",
                0,
                "",
                out.length,
                Digests.text(digest),
                0,
                Digests.text(Digests.begin()));
    }

    @Override
    public void interrupted() {}

    @Override
    public void resumed() {}

    @Override
    public void closed(CloseReason why) {
        if (why == CloseReason.VIOLATED) {
            violated.countDown();
        }
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
        relay.close();
        secret.close();
        identity.close();
        sessionKey.close();
    }
}
