package edu.paws360.deploy.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the name service of this system. A name service that stays silent cannot be interrupted, so it is asked on threads that
 * may be left behind; each ends by itself when the system's own limit is over.
 *
 * @param threads where the name service is asked
 */
record SystemResolver(ExecutorService threads) implements Resolver {
    @Override
    public List<InetAddress> resolve(String host, Duration limit) throws InterruptedException {
        Future<InetAddress[]> asked = threads.submit(() -> InetAddress.getAllByName(host));
        try {
            return List.of(asked.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw new IllegalStateException("the name service could not be asked for " + host, e.getCause());
        } finally {
            asked.cancel(true);
        }
    }
}
