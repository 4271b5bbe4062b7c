package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What one end sends the other, on many streams, and what the other makes of it. The model: of each stream, the numbers
 * from 0 on, one by one, each with the bytes that belong to it.
 */
final class Traffic {
    static final int STREAMS = 5;

    private final long seed;
    private final int perStream;
    private final int largest;

    Traffic(long seed, int perStream, int largest) {
        this.seed = seed;
        this.perStream = perStream;
        this.largest = largest;
    }

    private byte[] message(int stream, int number) {
        Random random = new Random(seed ^ ((long) stream << 32 | number));
        byte[] message = new byte[Integer.BYTES + random.nextInt(largest)];
        random.nextBytes(message);
        ByteBuffer.wrap(message).putInt(number);
        return message;
    }

    /** By one thread for each stream. */
    Thread[] sendBy(Channel channel) {
        Thread[] threads = new Thread[STREAMS];
        for (int i = 0; i < STREAMS; i++) {
            int stream = i;
            threads[i] = new Thread(
                    () -> {
                        try {
                            for (int number = 0; number < perStream; number++) {
                                channel.send(stream, message(stream, number));
                            }
                        } catch (ChannelException | InterruptedException e) {
                            // whoever waits for the rest says so
                        }
                    },
                    "traffic-" + stream);
            threads[i].setDaemon(true);
            threads[i].start();
        }
        return threads;
    }

    /** Fails as soon as something is there that should not be, or nothing comes for long. */
    void requireAllAt(Heard heard) throws InterruptedException {
        Map<Integer, Integer> next = new HashMap<>();
        for (int i = 0; i < STREAMS * perStream; i++) {
            Heard.Said said = heard.messages.poll(30, TimeUnit.SECONDS);
            if (said == null) {
                throw new AssertionError("stands still after " + i + " messages: " + heard.events);
            }
            int number = next.merge(said.stream(), 1, Integer::sum) - 1;
            assertEquals(
                    ByteBuffer.wrap(message(said.stream(), number)),
                    ByteBuffer.wrap(said.message()),
                    "message " + number + " of stream " + said.stream());
        }
        assertEquals(0, heard.messages.size(), "more than was sent");
    }
}
