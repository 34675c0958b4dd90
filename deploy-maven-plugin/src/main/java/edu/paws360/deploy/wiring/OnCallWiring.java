package edu.paws360.deploy.wiring;

import edu.paws360.deploy.guard.Attribution;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.OnCallSettings;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.oncall.OnCallSink;
import edu.paws360.deploy.sink.oncall.Receiver;
import edu.paws360.deploy.sink.oncall.RemovedReceivers;
import edu.paws360.deploy.sink.oncall.Signs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is told when something goes wrong, as the settings say. */
final class OnCallWiring {
    private final List<OnCallSink> sinks;
    private final Optional<Sink> removed;

    private OnCallWiring(List<OnCallSink> sinks, Optional<Sink> removed) {
        this.sinks = sinks;
        this.removed = removed;
    }

    /**
     * The receivers.
     *
     * @throws IllegalArgumentException if one of them cannot be told as it is set
     */
    static OnCallWiring of(OnCallSettings settings, Path auditFolder, Signs signs) {
        List<Receiver> receivers = settings.receivers().map(Masked::value).orElse(List.of()).stream()
                .map(Receiver::at)
                .toList();
        List<OnCallSink> sinks = named(receivers).entrySet().stream()
                .map(one -> new OnCallSink(one.getKey(), one.getValue(), auditFolder, signs))
                .toList();
        return new OnCallWiring(
                sinks,
                RemovedReceivers.in(
                        auditFolder, sinks.stream().map(OnCallSink::ledgerName).collect(Collectors.toSet())));
    }

    /** Where whoever is called by this deployment finds more. */
    static Signs signs(String deploymentId, Surroundings surroundings, RunFiles files, OnCallSettings settings) {
        Attribution here = Attribution.here(surroundings.environment());
        return new Signs(
                deploymentId,
                here.link(),
                Optional.of(here.runnerId() + ":" + files.log().toAbsolutePath()),
                Optional.of(here.runnerId() + ":" + files.report().toAbsolutePath()),
                settings.runbook());
    }

    /** Where there are several of a kind, the journal and the console must tell them apart. */
    private static Map<String, Receiver> named(List<Receiver> receivers) {
        Map<String, Receiver> named = new LinkedHashMap<>();
        for (Receiver receiver : receivers) {
            boolean alone = receivers.stream()
                            .filter(other -> other.kind().equals(receiver.kind()))
                            .count()
                    == 1;
            String name = alone ? receiver.kind() : receiver.kind() + " " + receiver.place();
            named.put(named.containsKey(name) ? name + " (" + (named.size() + 1) + ")" : name, receiver);
        }
        return named;
    }

    /** All that is delivered to when a deployment ends. */
    Stream<Sink> sinks() {
        return Stream.concat(sinks.stream(), removed.stream());
    }

    /** Those who can be told something past the journal. */
    List<OnCallSink> receivers() {
        return sinks;
    }
}
