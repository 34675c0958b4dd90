package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.Spoken;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks the name service of this system. A name service that stays silent cannot be interrupted, so it is asked on threads that
 * may be left behind; each ends by itself when the system's own limit is over.
 */
final class SystemResolver implements Resolver, AutoCloseable {
    /** Enough that a thousand names which nobody answers for are given up in a minute and a half, at 5 s each. */
    static final int AT_ONCE = 64;

    /** What no name service is asked for: four numbers, or anything with a colon. */
    private static final Pattern ADDRESS =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?=\\d)|$)){4}|.*:.*", Pattern.DOTALL);

    private final ExecutorService threads;

    /** With at most so many threads. */
    SystemResolver(int atOnce) {
        threads = Workers.atMost(atOnce, "preflight-names");
    }

    @Override
    public Answer resolve(String host, Duration limit) throws InterruptedException {
        if (Wording.isTemplate(host)) {
            return Answer.none("its address is a template, which only Ansible can fill in; write the address, or set"
                    + " deploy.preflight.network.probe to ansible");
        }
        if (ADDRESS.matcher(host).matches()) {
            return addresses(host);
        }
        Future<Answer> asked = threads.submit(() -> addresses(host));
        try {
            return asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Answer.none("the name service has not answered within " + Spoken.limit(limit)
                    + "; see that this runner's /etc/resolv.conf names one that works");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the name service could not be asked for " + host, e.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private static Answer addresses(String host) {
        try {
            return Answer.found(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException e) {
            return Answer.none("the name does not resolve" + why(host, String.valueOf(e.getMessage())));
        }
    }

    /** The reason stands behind the name, unless Java still remembers an earlier answer. */
    private static String why(String host, String message) {
        String name = host + ": ";
        return message.startsWith(name) ? " (" + Wording.quote(message.substring(name.length())) + ")" : "";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
