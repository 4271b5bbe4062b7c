package dev.sessionvault.launcher.share.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LookupTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void namesAndAddresses_areFound() throws Exception {
        try (Lookup name = Lookup.of("localhost");
                Lookup address = Lookup.of("127.0.0.1")) {
            assertTrue(name.await(LONG).isLoopbackAddress());
            assertTrue(address.await(LONG).isLoopbackAddress());
        }
    }

    @Test
    void nameThatIsNone_isUnknown() throws Exception {
        try (Lookup name = Lookup.of("no name at all")) {
            assertThrows(UnknownHostException.class, () -> name.await(LONG));
        }
    }

    @Test
    void resolverThatHangs_isGivenUp_heldOnce_andAskedAnewWhenItIsBack() throws Exception {
        CountDownLatch back = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Lookup.Resolver hanging = host -> {
            asked.incrementAndGet();
            HangingName.await(back);
            return InetAddress.getLoopbackAddress();
        };
        for (int i = 0; i < 20; i++) {
            try (Lookup each = Lookup.of("hangs.lookup.test", hanging)) {
                assertThrows(SocketTimeoutException.class, () -> each.await(Duration.ofMillis(10)));
            }
        }
        assertEquals(1, asked.get());
        try (Lookup waiting = Lookup.of("hangs.lookup.test", hanging)) {
            back.countDown();
            assertEquals(InetAddress.getLoopbackAddress(), waiting.await(LONG));
        }
        try (Lookup anew = Lookup.of("hangs.lookup.test", hanging)) {
            anew.await(LONG);
        }
        assertEquals(2, asked.get());
    }

    @Test
    void closed_itFreesWhoeverWaits_andNobodyElse() throws Exception {
        try (HangingName name = new HangingName("closed.lookup.test");
                Lookup mine = Lookup.of(name.host());
                Lookup other = Lookup.of(name.host())) {
            Thread closer = new Thread(mine::close);
            closer.start();
            IOException e = assertThrows(IOException.class, () -> mine.await(LONG));
            assertFalse(e instanceof SocketTimeoutException);
            name.close();
            assertTrue(other.await(LONG).isLoopbackAddress());
            closer.join();
        }
    }
}
