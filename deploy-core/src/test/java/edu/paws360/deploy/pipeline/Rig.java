package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A deployment whose queue is held from the start, with its own journal. */
final class Rig implements AutoCloseable {
    final List<JournalEntry> seen = new CopyOnWriteArrayList<>();
    final FakeHold hold = new FakeHold();
    FailoverPolicy policy =
            policy(FailoverPolicy.Mode.AUTO, FailoverPolicy.standard().on().toArray(FailoverPolicy.Trigger[]::new));
    CommandKind kind = CommandKind.ANY;
    String command = "true";
    Optional<Rollback> rollback = Optional.empty();
    JournalListener listener = line -> {};
    OutputListener output = line -> {};
    private final Deque<List<CheckResult>> gates = new ArrayDeque<>();
    private final Deque<List<CheckResult>> smoke = new ArrayDeque<>();
    private final Path folder;
    private final Journal journal;

    Rig(Path folder) throws IOException {
        this.folder = folder;
        this.journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity());
    }

    static FailoverPolicy policy(FailoverPolicy.Mode mode, FailoverPolicy.Trigger... on) {
        return new FailoverPolicy(mode, Set.copyOf(Arrays.asList(on)), Duration.ZERO);
    }

    Execution execution() {
        return new Execution(
                Work.shell(command, folder).withGrace(Duration.ofSeconds(1)), kind, command, List.of("API_KEY"));
    }

    Runners runners(Runner primary, Runner secondary) {
        return new Runners(primary, Optional.of(secondary), policy);
    }

    /** What the gates say, one after another; when nothing more is said they pass. */
    Rig gates(CheckResult... next) {
        gates.add(List.of(next));
        return this;
    }

    Rig smoke(CheckResult... next) {
        smoke.add(List.of(next));
        return this;
    }

    static CheckResult no(String name) {
        return CheckResult.failed(name, ReasonCode.GATE_FAILED, "HTTP 500", Duration.ZERO);
    }

    static CheckResult yes(String name) {
        return CheckResult.passed(name, "HTTP 200", Duration.ZERO);
    }

    List<Stage> looks() {
        return List.of(
                CheckStage.healthGates(run -> new HealthGatesFinished(next(gates))),
                CheckStage.smokeTests(run -> new SmokeTestsFinished(next(smoke))));
    }

    private static List<CheckResult> next(Deque<List<CheckResult>> said) {
        return said.isEmpty() ? List.of(yes("api")) : said.remove();
    }

    Verdict deploy(Runners runners) throws JournalException {
        return run(new ExecuteStage(runners, execution(), runner -> output));
    }

    /** The queue, then these, then the looks. */
    Verdict run(Stage... stages) throws JournalException {
        Stage queue = PipelineTest.stage(StageName.QUEUE, run -> {
            run.keep(hold);
            return StageResult.passed("ours");
        });
        List<Stage> all = Stream.of(Stream.of(queue), Stream.of(stages), looks().stream())
                .flatMap(part -> part)
                .toList();
        Recorder recorder = new Recorder(journal, "d1", List.of(seen::add, listener));
        return new Pipeline(all, recorder, rollback).run(PipelineTest.STARTED).verdict();
    }

    Order order(Order.Kind kind) {
        Order order = Order.of(kind, "ann", "it hangs");
        hold.orders.add(order);
        return order;
    }

    <E extends DeploymentEvent> List<E> all(Class<E> kind) {
        return new ArrayList<>(seen)
                .stream()
                        .map(JournalEntry::event)
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .toList();
    }

    @Override
    public void close() {
        journal.close();
    }
}
