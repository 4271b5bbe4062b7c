package dev.sessionvault.launcher.share.address;

import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;

/** A name whose resolver says nothing until this is closed; whoever looks it up meanwhile waits for that. */
public final class HangingName implements AutoCloseable {
    private final CountDownLatch back = new CountDownLatch(1);
    private final String host;

    public HangingName(String host) {
        this.host = host;
        Lookup.of(host, name -> {
            await(back);
            return InetAddress.getLoopbackAddress();
        });
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String host() {
        return host;
    }

    @Override
    public void close() {
        back.countDown();
    }
}
