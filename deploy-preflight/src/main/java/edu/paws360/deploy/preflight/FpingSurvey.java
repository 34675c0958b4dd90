package edu.paws360.deploy.preflight;

import edu.paws360.deploy.preflight.icmp.EchoQuestion;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Has {@code fping} ask, which often has the right to an ICMP socket where a JVM has not: {@value #AT_ONCE} addresses at once, each
 * three times. Where it is not installed, or has no right either, others ask.
 *
 * @param programs how it is run
 * @param limit how long each target may take, its name included
 * @param others who asks in its place
 */
record FpingSurvey(Programs programs, Duration limit, Survey others) implements Survey {
    private static final int AT_ONCE = 2_000;
    private static final int OUTPUT_MAX = 4_000_000;
    private static final Pattern ALIVE = Pattern.compile("^(\\S+) is alive", Pattern.MULTILINE);

    /** It waits 1, 1.5 and 2.25 times as long for its three answers. */
    private static final double WAITS = 4.75;

    private static final long LEAST_MILLIS = 50;

    /** It sends a packet each millisecond, and ends a little after the last answer is due. */
    private static final Duration SENDING = Duration.ofMillis(3 * AT_ONCE).plusSeconds(5);

    private static final Set<Integer> ANSWERS = Set.of(0, 1);

    @Override
    public Outcome ask(List<Target> targets) throws IOException, InterruptedException {
        Optional<Path> fping = programs.find("fping");
        if (fping.isEmpty()) {
            return others.ask(targets);
        }
        NamedTargets named = NamedTargets.of(targets, limit);
        Optional<Set<String>> alive = alive(fping.get(), addresses(named.questions()));
        if (alive.isEmpty()) {
            return others.ask(targets);
        }
        List<Optional<String>> faults = named.questions().stream()
                .map(question -> fault(question, alive.get()))
                .toList();
        return new Outcome(named.unreached(faults), "by fping");
    }

    private static List<String> addresses(List<EchoQuestion> questions) {
        return questions.stream()
                .flatMap(question -> question.addresses().stream())
                .map(InetAddress::getHostAddress)
                .distinct()
                .toList();
    }

    /** Those that answer; empty if it could not ask. */
    private Optional<Set<String>> alive(Path fping, List<String> addresses) throws InterruptedException {
        Set<String> alive = new HashSet<>();
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            List<String> some = addresses.subList(from, Math.min(addresses.size(), from + AT_ONCE));
            Optional<String> said = ask(fping, some);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            ALIVE.matcher(said.get()).results().map(line -> line.group(1)).forEach(alive::add);
        }
        return Optional.of(alive);
    }

    private Optional<String> ask(Path fping, List<String> addresses) throws InterruptedException {
        try {
            Programs.Ended ended = programs.run(limit.plus(SENDING), OUTPUT_MAX, command(fping, addresses));
            return ANSWERS.contains(ended.exitCode()) ? Optional.of(ended.output()) : Optional.empty();
        } catch (IOException e) {
            // A program with rights of its own may not even be started where those are taken from all.
            return Optional.empty();
        }
    }

    private List<String> command(Path fping, List<String> addresses) {
        String millis = Long.toString(Math.max(LEAST_MILLIS, (long) (limit.toMillis() / WAITS)));
        List<String> command =
                new ArrayList<>(List.of(fping.toString(), "-i", "1", "-r", "2", "-B", "1.5", "-t", millis));
        command.addAll(addresses);
        return command;
    }

    private static Optional<String> fault(EchoQuestion question, Set<String> alive) {
        List<String> addresses =
                question.addresses().stream().map(InetAddress::getHostAddress).toList();
        return addresses.stream().anyMatch(alive::contains)
                ? Optional.empty()
                : Optional.of(addresses.stream()
                        .map(address -> address + " no answer to fping")
                        .collect(Collectors.joining("; ")));
    }
}
