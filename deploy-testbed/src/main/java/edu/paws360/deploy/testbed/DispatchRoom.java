package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.members;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A workflow that can be dispatched once, and the run with one job that it becomes: queued until the test gives it to a machine,
 * and going on until the test, or whoever cancels it, ends it. Thread-safe.
 */
public final class DispatchRoom implements GithubRoom {
    /** The workflow's file. */
    public static final String FILE = "deploy-on-runner.yml";
    /** The run that it becomes. */
    public static final long RUN = 8001;

    private static final String ACTIONS = "/repos/{owner}/{repo}/actions/";
    private static final String ONE_RUN = ACTIONS + "runs/{run_id}";
    private static final Set<String> INPUTS =
            Set.of("labels", "deployment", "commit", "environment", "token", "runner", "work");
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int ELSEWHERE = 302;
    private static final int NOTHING = 204;

    private final Map<String, String> inputs = new TreeMap<>();
    private final Map<String, Object> run = RunJson.run(GithubScene.REPOSITORY, RUN);
    private final Map<String, Object> job =
            RunJson.job(GithubScene.REPOSITORY, RUN, "deploy", "queued", Instant.EPOCH, Instant.EPOCH);

    private String state = "active";
    private boolean jobless;
    private boolean stubborn;
    private String log;
    private Runnable cancelling = () -> {};
    private Consumer<Map<String, String>> dispatched = given -> {};

    /** A workflow that nobody dispatched yet. */
    public DispatchRoom() {
        run.putAll(members("event", "workflow_dispatch", "status", "queued", "path", ".github/workflows/" + FILE));
        job.putAll(members("runner_id", null, "runner_name", null, "conclusion", null));
        job.putAll(members("runner_group_id", null, "runner_group_name", null));
    }

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(ACTIONS + "workflows/{workflow_id}")
                        .needing("actions=read")
                        .answering(this::workflow),
                GithubRoute.post(ACTIONS + "workflows/{workflow_id}/dispatches")
                        .needing("actions=write")
                        .answering(this::dispatch),
                GithubRoute.get(ONE_RUN).needing("actions=read").answering(ofRun(call -> GithubReply.found(run))),
                GithubRoute.get(ONE_RUN + "/attempts/{attempt_number}/jobs")
                        .needing("actions=read")
                        .answering(ofRun(this::jobs)),
                GithubRoute.post(ONE_RUN + "/cancel").needing("actions=write").answering(ofRun(call -> cancel(false))),
                GithubRoute.post(ONE_RUN + "/force-cancel")
                        .needing("actions=write")
                        .answering(ofRun(call -> cancel(true))),
                GithubRoute.get(ACTIONS + "jobs/{job_id}/logs")
                        .needing("actions=read")
                        .answering(this::log));
    }

    private synchronized GithubReply workflow(GithubCall call) {
        return call.path("workflow_id").equals(FILE)
                ? GithubReply.found(DispatchJson.workflow(GithubScene.REPOSITORY, FILE, state))
                : GithubReply.absent();
    }

    private synchronized GithubReply dispatch(GithubCall call) {
        if (!call.path("workflow_id").equals(FILE)) {
            return GithubReply.absent();
        }
        if (!call.body().path("ref").asString("").equals("main")) {
            return invalid("No ref found for that");
        }
        Map<String, String> given = new TreeMap<>();
        call.body()
                .path("inputs")
                .properties()
                .forEach(input -> given.put(input.getKey(), input.getValue().asString()));
        if (!INPUTS.equals(given.keySet())) {
            return invalid("Unexpected inputs provided");
        }
        if (!inputs.isEmpty()) {
            throw new IllegalStateException("The workflow is dispatched a second time.");
        }
        inputs.putAll(given);
        dispatched.accept(Map.copyOf(given));
        return call.body().path("return_run_details").asBoolean(false)
                ? GithubReply.found(DispatchJson.dispatched(GithubScene.REPOSITORY, RUN))
                : GithubReply.empty(NOTHING);
    }

    /** What GitHub answers here although its description does not list it. */
    private static GithubReply invalid(String message) {
        return GithubReply.behaving(StandIn.answering(
                INVALID,
                "{\"message\":\"" + message
                        + "\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"422\"}",
                Map.of("Content-Type", "application/json; charset=utf-8")));
    }

    /** The run is there once it was dispatched; of another one nothing is known. */
    private Function<GithubCall, GithubReply> ofRun(Function<GithubCall, GithubReply> answer) {
        return call -> {
            synchronized (this) {
                return call.path("run_id").equals(String.valueOf(RUN)) && !inputs.isEmpty()
                        ? answer.apply(call)
                        : GithubReply.absent();
            }
        };
    }

    private GithubReply jobs(GithubCall call) {
        List<Map<String, Object>> jobs = jobless ? List.of() : List.of(job);
        return call.path("attempt_number").equals("1")
                ? GithubReply.page(call, jobs, page -> Map.of("total_count", jobs.size(), "jobs", page))
                : GithubReply.absent();
    }

    private GithubReply cancel(boolean forced) {
        if (isOver()) {
            return GithubReply.refused(CONFLICT, "Cannot cancel a workflow run that is completed");
        }
        cancelling.run();
        if (job.get("status").equals("queued") || forced || !stubborn) {
            end("cancelled");
        }
        return GithubReply.of(ACCEPTED, Map.of());
    }

    private synchronized GithubReply log(GithubCall call) {
        return isOver() && log != null && call.path("job_id").equals(String.valueOf(job.get("id")))
                ? GithubReply.moved(ELSEWHERE, log)
                : GithubReply.absent();
    }

    private boolean isOver() {
        return run.get("status").equals("completed");
    }

    /**
     * What it was given.
     *
     * @return the inputs of the dispatch by their names; none if there was no dispatch
     */
    public synchronized Map<String, String> inputs() {
        return Map.copyOf(inputs);
    }

    /**
     * A machine takes the job.
     *
     * @param runner its name
     */
    public synchronized void take(String runner) {
        run.put("status", "in_progress");
        job.putAll(members("status", "in_progress", "runner_id", 7, "runner_name", runner));
    }

    /**
     * The job ends, and so does the run.
     *
     * @param conclusion how, in GitHub's words
     */
    public synchronized void end(String conclusion) {
        String now = "2026-01-02T04:04:05Z";
        run.putAll(members("status", "completed", "conclusion", conclusion));
        job.putAll(members("status", "completed", "conclusion", conclusion, "completed_at", now));
    }

    /**
     * The run ends before it has a job.
     *
     * @param conclusion how, in GitHub's words
     */
    public synchronized void endWithoutJob(String conclusion) {
        jobless = true;
        run.putAll(members("status", "completed", "conclusion", conclusion));
    }

    /** The job goes on when it is cancelled, unless by force. */
    public synchronized void resist() {
        stubborn = true;
    }

    /** Somebody disabled the workflow. */
    public synchronized void disable() {
        state = "disabled_manually";
    }

    /**
     * The job's log is kept there.
     *
     * @param location the address
     */
    public synchronized void keepLogAt(String location) {
        log = location;
    }

    /**
     * Is told the inputs of the dispatch, and must not wait.
     *
     * @param what whatever takes them
     */
    public synchronized void whenDispatched(Consumer<Map<String, String>> what) {
        dispatched = what;
    }

    /**
     * Is done whenever the run is told to end.
     *
     * @param what whatever it is
     */
    public synchronized void whenCancelled(Runnable what) {
        cancelling = what;
    }
}
