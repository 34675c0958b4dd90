package edu.paws360.deploy.preflight.icmp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is asked, and who has answered. Each address is called once, however many hosts have it, and no longer than a host
 * waits for it. For one thread.
 */
final class RollCall {
    /** By their addresses with the interface, which {@code equals} of addresses leaves out. */
    private final Map<String, Call> byAddress = new LinkedHashMap<>();

    private final List<Call> calls;
    private final List<List<Call>> byHost = new ArrayList<>();
    private final boolean[] reached;
    private int missing;

    RollCall(List<EchoQuestion> hosts) {
        reached = new boolean[hosts.size()];
        missing = hosts.size();
        for (EchoQuestion host : hosts) {
            int number = byHost.size();
            byHost.add(host.addresses().stream().map(this::call).distinct().toList());
            byHost.get(number).forEach(call -> call.join(number, host.limit().toNanos()));
        }
        calls = List.copyOf(byAddress.values());
    }

    private Call call(InetAddress address) {
        return byAddress.computeIfAbsent(address.getHostAddress(), text -> new Call(byAddress.size(), address));
    }

    /** All of them; the number of each is its place. */
    List<Call> calls() {
        return calls;
    }

    /** The address of a call, or {@code null} where no call has this number. */
    InetAddress address(int number) {
        return number >= 0 && number < calls.size() ? calls.get(number).address() : null;
    }

    /** An answer has come, perhaps a second one, or one that is too late. */
    void answered(int number) {
        Call call = calls.get(number);
        if (!call.isOver()) {
            call.end();
            call.hosts().forEach(this::reached);
        }
    }

    private void reached(int host) {
        if (!reached[host]) {
            reached[host] = true;
            missing--;
        }
    }

    /** Whether an answer would still make a difference. */
    boolean isOpen(Call call) {
        return !call.isOver() && call.hosts().stream().anyMatch(host -> !reached[host]);
    }

    /** Whether all hosts have answered. */
    boolean isOver() {
        return missing == 0;
    }

    /** What went wrong, for each host in turn; empty for those that have answered. */
    List<Optional<String>> faults() {
        List<Optional<String>> faults = new ArrayList<>();
        for (int host = 0; host < reached.length; host++) {
            faults.add(reached[host] ? Optional.empty() : Optional.of(fault(byHost.get(host))));
        }
        return faults;
    }

    private static String fault(List<Call> host) {
        return host.stream().map(Call::toString).collect(Collectors.joining("; "));
    }
}
