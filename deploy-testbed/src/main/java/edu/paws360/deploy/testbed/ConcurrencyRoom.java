package edu.paws360.deploy.testbed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs of one workflow, each with one job that deploys, which go one at a time where the workflow says so. Moments by its clock lie an hour
 * ago, and no two are the same. Thread-safe.
 */
public final class ConcurrencyRoom implements GithubRoom {
    /** The group. */
    public static final String GROUP = "production-deploy";
    /** What the job is called. */
    public static final String JOB = "deploy-to-production";

    /** What the workflow says of the job's concurrency. */
    public enum Admission {
        /** {@code queue: max}. */
        MAX,
        /** {@code queue: single}, as it is if nothing is said. */
        SINGLE,
        /** It has none. */
        NONE
    }

    private final Map<Long, GroupRun> runs = new LinkedHashMap<>();
    private final List<GroupRun> members = new ArrayList<>();
    private final Admission admission;
    private final boolean known;
    private Instant clock = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 3600);
    private long jobs = 50_000;
    private boolean whole;

    /**
     * Without any run.
     *
     * @param admission what the workflow says of its concurrency
     * @param known whether the server tells of concurrency groups
     */
    public ConcurrencyRoom(Admission admission, boolean known) {
        this.admission = admission;
        this.known = known;
    }

    /**
     * A run begins, or begins again.
     *
     * @param run its number
     */
    public void start(long run) {
        start(run, "push");
    }

    /**
     * A run begins, or begins again.
     *
     * @param run its number
     * @param event what starts it
     */
    public synchronized void start(long run, String event) {
        GroupRun begun = runs.computeIfAbsent(run, id -> new GroupRun(id, event));
        if (begun.attempt() > 0 && !begun.isOver()) {
            throw new IllegalStateException("Run " + run + " has not ended");
        }
        begun.begin(++jobs, tick());
        if (admission == Admission.NONE) {
            begun.is("in_progress", tick());
            return;
        }
        if (admission == Admission.SINGLE && members.size() > 1) {
            members.remove(1).end("cancelled");
        }
        members.add(begun);
        admit();
    }

    private void admit() {
        if (!members.isEmpty() && members.get(0).status().equals("pending")) {
            members.get(0).is("in_progress", tick());
        }
    }

    private Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    /**
     * The job of a run has another name than {@link #JOB}.
     *
     * @param run which has begun
     * @param name what its job is called
     */
    public synchronized void rename(long run, String name) {
        runs.get(run).isCalled(name);
    }

    /**
     * Another job of a run begins, outside of the group, and does not end.
     *
     * @param run which has begun
     * @param name what the job is called
     */
    public synchronized void beside(long run, String name) {
        runs.get(run).has(++jobs, name, tick());
    }

    /** The workflow has the group, instead of its job. */
    public synchronized void groupIsOfWholeRuns() {
        whole = true;
    }

    /**
     * The job of a run waits for its approval, and keeps the group meanwhile.
     *
     * @param run which has begun
     */
    public synchronized void unapproved(long run) {
        runs.get(run).is("waiting", tick());
    }

    /**
     * The job of a run is approved, and begins.
     *
     * @param run which waits for it
     */
    public synchronized void approve(long run) {
        runs.get(run).is("in_progress", tick());
    }

    /**
     * A run ends, and the next one has the group.
     *
     * @param run which has begun
     * @param conclusion such as {@code success}
     */
    public synchronized void end(long run, String conclusion) {
        GroupRun ended = runs.get(run);
        ended.end(conclusion);
        members.remove(ended);
        admit();
    }

    /**
     * How a run is.
     *
     * @param run which
     * @return its status, or its conclusion if it has ended
     */
    public synchronized String state(long run) {
        GroupRun one = runs.get(run);
        return one.isOver() ? one.conclusion() : one.status();
    }

    /**
     * Which attempt of a run it is.
     *
     * @param run which
     * @return its latest attempt, from 1
     */
    public synchronized long attempt(long run) {
        return runs.get(run).attempt();
    }

    @Override
    public List<GithubRoute> routes() {
        return new ConcurrencyAnswers(this).routes();
    }

    /** Whether the server tells of groups. */
    boolean isKnown() {
        return known;
    }

    /** Whether the workflow names the group. */
    boolean isGrouped() {
        return admission != Admission.NONE;
    }

    /** Whether the workflow has the group, and not its job. */
    boolean isOfWholeRuns() {
        return whole;
    }

    /** When something happened last. */
    Instant now() {
        return clock;
    }

    /** All runs there are; guarded by this room. */
    List<GroupRun> runs() {
        return List.copyOf(runs.values());
    }

    /** A run, if there is such a one; guarded by this room. */
    Optional<GroupRun> run(long number) {
        return Optional.ofNullable(runs.get(number));
    }

    /** Those in the group, the one that has it first; guarded by this room. */
    List<GroupRun> members() {
        return List.copyOf(members);
    }
}
