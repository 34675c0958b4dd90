package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A service that answers by a script, each answer taking some virtual time, and remembers when it was asked. */
final class ScriptedService implements Asker {
    static final ProbeOutcome HEALTHY = new Healthy("it is up");
    static final ProbeOutcome NOT_YET = new NotYet("it is starting");
    static final ProbeOutcome NO = new No("it is broken");

    /** An answer, and how long it takes. */
    record Answer(ProbeOutcome outcome, Duration takes) {}

    private final VirtualPace pace;
    private final IntFunction<Answer> script;
    private final long begin;
    private final List<Duration> asked = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();

    private ScriptedService(VirtualPace pace, IntFunction<Answer> script) {
        this.pace = pace;
        this.script = script;
        this.begin = pace.nanoTime();
    }

    /** Answers at once; the last answer is repeated for ever. */
    static ScriptedService saying(VirtualPace pace, ProbeOutcome... outcomes) {
        return new ScriptedService(pace, i -> new Answer(outcomes[Math.min(i, outcomes.length - 1)], Duration.ZERO));
    }

    static ScriptedService of(VirtualPace pace, IntFunction<Answer> script) {
        return new ScriptedService(pace, script);
    }

    @Override
    public ProbeOutcome ask(Duration limit) {
        Answer answer = script.apply(asked.size());
        asked.add(Duration.ofNanos(pace.nanoTime() - begin));
        limits.add(limit);
        boolean late = answer.takes().compareTo(limit) > 0;
        pace.pass(late ? limit : answer.takes());
        return late ? NOT_YET : answer.outcome();
    }

    /** When it was asked, from the begin. */
    List<Duration> asked() {
        return asked;
    }

    /** The limit each time. */
    List<Duration> limits() {
        return limits;
    }
}
