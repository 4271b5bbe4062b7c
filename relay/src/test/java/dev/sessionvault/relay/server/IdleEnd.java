package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.PeerGone;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Role;
import dev.sessionvault.relay.wire.Welcome;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An end that is there and says nothing, one of thousands. Whenever it is out it dials again, under the same instance. */
final class IdleEnd {
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    private final IdleHouse house;
    private final Role role;
    private volatile Ends ends;
    private volatile @Nullable Channel channel;
    private volatile boolean paired;
    private volatile boolean over;
    private volatile boolean proven;
    private volatile long epoch;
    private int failures;
    private volatile @Nullable IdleEnd follower;

    IdleEnd(IdleHouse house, Ends ends, Role role) {
        this.house = house;
        this.ends = ends;
        this.role = role;
    }

    boolean isPaired() {
        return paired;
    }

    boolean isProven() {
        return proven;
    }

    boolean isOver() {
        return over;
    }

    /** Of an owner for the first time: its guest follows. */
    void open(IdleEnd guest) {
        follower = guest;
        house.inTurn(this::dialNow, true);
    }

    private void dial() {
        house.inTurn(this::dialNow, false);
    }

    private void dialNow() {
        Ends to = ends.movedTo(ends.name, house.whereIs(ends.name));
        ends = to;
        house.dials.increment();
        Wire wire = new Wire();
        house.connect(to, wire).addListener(done -> {
            if (!done.isSuccess()) {
                wire.isIn();
                dialLater();
            }
        });
    }

    private void dialLater() {
        failures++;
        int pause = Math.min(LONGEST_PAUSE_MILLIS, 100 << Math.min(failures, 6));
        house.later(this::dial, pause / 2 + ThreadLocalRandom.current().nextInt(pause));
    }

    /** As if its machine had died: no goodbye of TLS or WebSocket. */
    void kill() {
        Channel victim = channel;
        if (victim != null && victim.isActive()) {
            victim.config().setOption(ChannelOption.SO_LINGER, 0);
            victim.pipeline().firstContext().close();
        }
    }

    /** The guest's answer is the owner's proof. */
    void prove() {
        if (role == Role.OWNER && !proven) {
            send(Data.encode(epoch, identity()));
        }
    }

    private byte[] identity() {
        return ends.id.path().getBytes(StandardCharsets.US_ASCII);
    }

    void end() {
        Channel wire = channel;
        if (role == Role.OWNER && wire != null) {
            over = true;
            wire.writeAndFlush(new CloseWebSocketFrame(CloseCode.NORMAL.code(), ""));
        }
    }

    private void send(byte[] frame) {
        Channel wire = channel;
        if (wire != null) {
            wire.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame)));
        }
    }

    private void onFrame(RelayFrame frame) {
        if (frame instanceof Challenge challenge) {
            send(ends.hello(role, challenge));
        } else if (frame instanceof Welcome) {
            failures = 0;
            bringFollower();
        } else if (frame instanceof Paired meeting) {
            epoch = meeting.epoch();
            paired = true;
        } else if (frame instanceof PeerGone) {
            paired = false;
        } else if (frame instanceof Restarting restarting) {
            house.later(() -> goTo(restarting), restarting.reconnectInMillis());
        }
    }

    private void bringFollower() {
        IdleEnd guest = follower;
        follower = null;
        if (guest != null) {
            guest.dial();
        }
    }

    private void goTo(Restarting told) {
        Channel wire = channel;
        ends = told.where() == null ? ends : ends.movedTo(told.where(), ends.address);
        if (wire != null) {
            wire.close();
        }
    }

    /** Only what this pair said may come, and only while it is one. */
    private void onData(byte[] frame) throws FrameException {
        if (Data.epoch(frame) != epoch || !Arrays.equals(Data.payload(frame), identity())) {
            house.wrong.add("data of another: " + ends.id.path());
            return;
        }
        proven = true;
        if (role == Role.GUEST) {
            send(frame);
        }
    }

    private void onClose(int code) throws FrameException {
        CloseCode why = CloseCode.of(code);
        if (why == CloseCode.ENDED && role == Role.GUEST && house.ending) {
            over = true;
        } else if (why.again() == CloseCode.Again.NO && !over) {
            house.wrong.add(role + " was told " + why);
        }
    }

    /** One connection of its life. */
    private final class Wire extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final AtomicBoolean dialling = new AtomicBoolean(true);

        /** Or out again. */
        private void isIn() {
            if (dialling.getAndSet(false)) {
                house.turnIsOver();
            }
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            channel = context.channel();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) throws FrameException {
            if (frame instanceof CloseWebSocketFrame goodbye) {
                onClose(goodbye.statusCode());
                context.close();
            } else if (frame instanceof BinaryWebSocketFrame) {
                byte[] bytes = ByteBufUtil.getBytes(frame.content());
                if (Data.isData(bytes)) {
                    onData(bytes);
                } else {
                    RelayFrame told = RelayFrame.decode(bytes);
                    if (told instanceof Welcome) {
                        isIn();
                    }
                    onFrame(told);
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            isIn();
            paired = false;
            if (!over) {
                dialLater();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof FrameException) {
                house.wrong.add(cause.toString());
            }
            context.close();
        }
    }
}
