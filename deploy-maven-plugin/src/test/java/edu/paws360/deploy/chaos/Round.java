package edu.paws360.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One deployment that is harmed, another one that waits behind it, and what the target, the journal and the machines show. */
final class Round {
    private static final long LONGEST_START_NANOS = 40_000_000_000L;

    private final Scenario scenario;
    private final Lane lane;
    private final Path folder;

    Round(Scenario scenario, Lane lane) {
        this.scenario = scenario;
        this.lane = lane;
        this.folder = lane.folder.resolve("round-" + scenario.number());
    }

    /** Returns the reason of the failover, or nothing. */
    List<String> run() throws Exception {
        Files.createDirectories(folder);
        forget();
        if (scenario.fault() == Fault.UNREACHABLE) {
            lane.runner.stop();
        } else if (scenario.fault() == Fault.SLOW_START) {
            lane.runner.pause();
        }
        try (Deployment first = start("first", scenario.fault().plan())) {
            Strike strike = new Strike(scenario, lane, first);
            try {
                return follow(first, strike);
            } finally {
                strike.undo();
            }
        }
    }

    private List<String> follow(Deployment first, Strike strike) throws Exception {
        awaitMoment(first);
        try (Deployment second = start("second", "plain")) {
            strike.make();
            assertThat(second.await())
                    .as("the second one arrives: %s", second.text())
                    .isZero();
            strike.undo();
            first.await();
            judge(first);
            return failovers();
        }
    }

    private void forget() throws IOException {
        Files.deleteIfExists(lane.truth());
        Files.deleteIfExists(lane.audit().resolve("journal.jsonl"));
        Files.deleteIfExists(lane.audit().resolve("journal.head"));
    }

    private Deployment start(String name, String plan) throws IOException {
        Map<String, String> settings = new HashMap<>(lane.properties(scenario));
        boolean first = name.equals("first");
        if (first && scenario.fault() == Fault.MANUAL_MODE) {
            settings.put("deploy.failover.mode", "manual");
        }
        if (first && scenario.fault() == Fault.TIME_LIMIT) {
            settings.put("deploy.runner.timeout", "8s");
        }
        if (scenario.playbook()) {
            settings.put("deploy.playbook", "deploy.yml");
            settings.put("deploy.inventory", "hosts");
            settings.put("deploy.ansible.extraVars", "{\"plan\":\"" + plan + "\"}");
        } else {
            settings.put("deploy.command", "exec sh work.sh " + lane.truth() + " " + plan);
        }
        Path file = folder.resolve(name + ".properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer text = Files.newBufferedWriter(file)) {
            properties.store(text, null);
        }
        return new Deployment(file, lane.project, folder.resolve(name), lane.environment());
    }

    /** Until the first one holds production, or works, or has ended. */
    private void awaitMoment(Deployment first) {
        boolean hidden = scenario.fault() == Fault.SLOW_START || scenario.fault() == Fault.UNREACHABLE;
        String sign = scenario.duringWork() && !hidden ? "begin" : "holds production with fencing token";
        long end = System.nanoTime() + LONGEST_START_NANOS;
        while (first.isAlive() && !isSeen(first, sign)) {
            assertThat(System.nanoTime() - end)
                    .as("the first one gets going: %s", first.text())
                    .isNegative();
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean isSeen(Deployment first, String sign) {
        try {
            boolean onSecondary = scenario.fault() != Fault.CUT_THE_SECONDARY
                    || Truth.in(lane.truth()).turns().stream()
                            .anyMatch(turn -> turn.role().equals("secondary"));
            return onSecondary
                    && (sign.equals("begin")
                            ? Truth.in(lane.truth()).shows(sign)
                            : first.text().contains(sign));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void judge(Deployment first) throws Exception {
        Leftovers leftovers = new Leftovers(lane);
        Eventually.holds(leftovers::none, leftovers::toString);
        Truth truth = Truth.in(lane.truth());
        assertThat(truth.turns()).as("somebody worked").isNotEmpty();
        truth.assertOneAtATime();
        assertThat(lane.queue().look().isIdle()).as("the queue is idle").isTrue();
        List<String> journal = journal();
        assertThat(journal.stream().filter(line -> line.contains("\"kind\":\"deployment_started\"")))
                .as("two began")
                .hasSize(2);
        boolean onSecondary =
                truth.turns().stream().anyMatch(turn -> turn.role().equals("secondary"));
        assertThat(onSecondary && failovers().isEmpty())
                .as("the secondary worked, and the journal knows of no failover: %s", first.text())
                .isFalse();
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(lane.audit().resolve("journal.jsonl"));
    }

    private List<String> failovers() throws IOException {
        return journal().stream()
                .filter(line -> line.contains("\"kind\":\"failover_triggered\""))
                .map(line -> line.replaceFirst(".*\"reason\":\"([a-zA-Z_]+)\".*", "$1"))
                .map(reason -> reason.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The files that tell what happened, for whoever reads of a round that failed. */
    String story() {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder story = new StringBuilder(scenario.toString());
            for (Path file : Stream.concat(files, Stream.of(lane.truth()))
                    .filter(one -> one.endsWith("console.log") || one.equals(lane.truth()))
                    .filter(Files::exists)
                    .toList()) {
                story.append("\n--- ").append(file).append('\n').append(Files.readString(file));
            }
            return story.toString();
        } catch (IOException unreadable) {
            return scenario + ": " + unreadable;
        }
    }
}
