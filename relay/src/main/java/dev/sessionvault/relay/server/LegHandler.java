package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Leg;
import dev.sessionvault.relay.pairing.Refused;
import dev.sessionvault.relay.pairing.Seat;
import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.LegType;
import dev.sessionvault.relay.wire.RendezvousId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** What comes from a leg: a HELLO, and then DATA, which goes on as it is. */
final class LegHandler extends ChannelInboundHandlerAdapter {
    private final House house;
    private final RendezvousId id;
    private final Challenge challenge;
    private final SocketLeg leg;
    private final Deadline deadline;

    private @Nullable Seat seat;
    private boolean greeted;

    /** Written to and not yet flushed. */
    private @Nullable SocketLeg unflushed;

    LegHandler(House house, RendezvousId id, SocketLeg leg, Deadline deadline) {
        this.house = house;
        this.id = id;
        this.leg = leg;
        this.deadline = deadline;
        this.challenge = house.check.challenge();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        leg.whenClosed(this::leave);
        house.legs.add(leg);
        house.counters.legs.incrementAndGet();
        deadline.onMissed(() -> close(CloseCode.SLOW_HELLO));
        leg.send(challenge);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (leg.isClosing() && !(message instanceof CloseWebSocketFrame)) {
            ReferenceCountUtil.release(message);
            return;
        }
        leg.pulse().heard();
        try {
            if (message instanceof BinaryWebSocketFrame frame) {
                onBinary(frame);
            } else {
                onOther(context, message);
            }
        } catch (FrameException e) {
            close(e.code());
        } catch (Refused e) {
            close(e.code());
        }
    }

    private void onOther(ChannelHandlerContext context, Object message) throws FrameException {
        try {
            if (message instanceof PingWebSocketFrame ping) {
                context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            } else if (message instanceof CloseWebSocketFrame goodbye) {
                onClose(goodbye);
            } else if (message instanceof TextWebSocketFrame) {
                throw new FrameException(CloseCode.NOT_BINARY, "text");
            } else if (message instanceof ContinuationWebSocketFrame) {
                throw new FrameException(CloseCode.FRAGMENTED, "continuation");
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void onClose(CloseWebSocketFrame goodbye) {
        CloseCode cause = goodbye.statusCode() == CloseCode.NORMAL.code() ? CloseCode.NORMAL : CloseCode.CUT;
        leg.answerClose(cause);
    }

    /** Takes over the frame: passes it on or releases it. */
    private void onBinary(BinaryWebSocketFrame frame) throws FrameException, Refused {
        boolean passedOn = false;
        try {
            if (!frame.isFinalFragment()) {
                throw new FrameException(CloseCode.FRAGMENTED, "first of several");
            }
            ByteBuf content = frame.content();
            if (!content.isReadable()) {
                throw new FrameException(CloseCode.MALFORMED, "frame is empty");
            }
            if (LegType.of(content.getUnsignedByte(content.readerIndex())) == LegType.HELLO) {
                onHello(ByteBufUtil.getBytes(content));
            } else {
                passedOn = onData(frame, content);
            }
        } finally {
            if (!passedOn) {
                frame.release();
            }
        }
    }

    private void onHello(byte[] frame) throws FrameException, Refused {
        if (greeted) {
            throw new FrameException(CloseCode.OUT_OF_ORDER, "second HELLO");
        }
        HelloFields hello = house.check.verified(frame, challenge, id);
        greeted = true;
        leg.claims(hello);
        deadline.met();
        if (house.pairing.present(id, hello.role().other()) instanceof SocketLeg peer && !leg.isOfThreadOf(peer)) {
            leg.moveToThreadOf(peer, () -> admit(hello));
        } else {
            admit(hello);
        }
    }

    private void admit(HelloFields hello) {
        if (leg.isClosing()) {
            return;
        }
        try {
            seat = house.pairing.admit(hello, id, leg);
            leg.seated();
        } catch (Refused e) {
            close(e.code());
        }
    }

    private boolean onData(BinaryWebSocketFrame frame, ByteBuf content) throws FrameException, Refused {
        int bytes = content.readableBytes();
        Data.requireLength(bytes);
        Seat held = seat;
        if (held == null) {
            throw new FrameException(CloseCode.OUT_OF_ORDER, "DATA before HELLO");
        }
        Leg to = held.destination(content.getUnsignedInt(content.readerIndex() + 1), bytes);
        if (to == null) {
            return false;
        }
        passOn((SocketLeg) to, frame);
        leg.gate().sent((SocketLeg) to, held.pauseAfter(bytes));
        return true;
    }

    private void passOn(SocketLeg to, BinaryWebSocketFrame frame) {
        if (unflushed != to) {
            flush();
            unflushed = to;
        }
        to.forward(leg, frame);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
        context.fireChannelReadComplete();
    }

    private void flush() {
        SocketLeg to = unflushed;
        if (to != null) {
            unflushed = null;
            to.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        leg.wakeFeeder();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        flush();
        close(CloseCode.CUT);
        leg.wakeFeeder();
        deadline.met();
        house.legs.remove(leg);
        house.counters.legs.decrementAndGet();
        context.fireChannelInactive();
    }

    /** Its text may hold what the leg sent: it goes nowhere. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooBig = corrupted.closeStatus().code() == CloseCode.TOO_BIG.code();
            close(tooBig ? CloseCode.TOO_BIG : CloseCode.BAD_WEBSOCKET);
        } else {
            close(CloseCode.CUT);
        }
    }

    private void close(CloseCode code) {
        leg.closeNow(code);
    }

    private void leave(CloseCode cause) {
        Seat held = seat;
        if (held != null) {
            held.leave(cause);
        }
    }
}
