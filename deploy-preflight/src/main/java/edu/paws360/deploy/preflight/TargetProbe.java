package edu.paws360.deploy.preflight;

import edu.paws360.deploy.preflight.Survey.Unreached;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Resolves targets and asks their addresses until one answers. What several targets share is asked once. Thread-safe. */
final class TargetProbe {
    private final Resolver resolver;
    private final Reach reach;
    private final Duration limit;
    private final Map<Place, FutureTask<Optional<String>>> asked = new ConcurrentHashMap<>();

    /** What is asked once; an address in words names its interface too, which {@code equals} of addresses leaves out. */
    private record Place(String address, int port) {}

    TargetProbe(Resolver resolver, Reach reach, Duration limit) {
        this.resolver = resolver;
        this.reach = reach;
        this.limit = limit;
    }

    Optional<Unreached> ask(Target target) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Resolver.Answer answer = resolver.resolve(target.host(), limit);
        List<InetAddress> addresses = answer.addresses();
        if (addresses.isEmpty()) {
            return Optional.of(new Unreached(target, answer.fault(), true));
        }
        List<String> faults = new ArrayList<>();
        boolean known = true;
        for (int i = 0; i < addresses.size(); i++) {
            // Each address gets its part of what is left, so that a silent first one does not use it all up.
            long share = (deadline - System.nanoTime()) / (addresses.size() - i);
            try {
                Optional<String> fault = ask(addresses.get(i), target.port(), Duration.ofNanos(Math.max(1, share)));
                if (fault.isEmpty()) {
                    return Optional.empty();
                }
                faults.add(addresses.get(i).getHostAddress() + " " + fault.get());
            } catch (IOException e) {
                faults.add(addresses.get(i).getHostAddress() + " could not be asked, " + Wording.of(e));
                known = false;
            }
        }
        return Optional.of(new Unreached(target, String.join("; ", faults), known));
    }

    private Optional<String> ask(InetAddress address, int port, Duration share)
            throws IOException, InterruptedException {
        FutureTask<Optional<String>> question = new FutureTask<>(() -> reach.fault(address, port, share));
        FutureTask<Optional<String>> earlier = asked.putIfAbsent(place(address, port), question);
        if (earlier == null) {
            question.run();
        }
        try {
            return (earlier == null ? question : earlier).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(Wording.of(e.getCause()), e);
        }
    }

    private Place place(InetAddress address, int port) {
        return new Place(address.getHostAddress(), reach.knowsPorts() ? port : 0);
    }
}
