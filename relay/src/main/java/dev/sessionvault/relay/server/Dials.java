package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.pairing.TokenBucket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one address connects. Remembers those seen last, no more than fit. */
final class Dials {
    private static final int MAX_ADDRESSES = 10_000;
    private static final int BURST_SECONDS = 5;

    private final int perSecond;
    private final Map<InetAddress, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, TokenBucket> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    Dials(int perSecond) {
        this.perSecond = perSecond;
    }

    boolean allows(SocketAddress from) {
        if (perSecond == 0 || !(from instanceof InetSocketAddress)) {
            return true;
        }
        synchronized (buckets) {
            Rate rate = new Rate((long) BURST_SECONDS * perSecond, perSecond);
            return buckets.computeIfAbsent(
                            ((InetSocketAddress) from).getAddress(), address -> new TokenBucket(rate, System::nanoTime))
                    .tryTake();
        }
    }
}
