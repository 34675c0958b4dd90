package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.API;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs of one workflow, each with one job that deploys, which go one at a time where the workflow says so. Moments by its clock lie an hour
 * ago, and no two are the same. Thread-safe.
 */
public final class ConcurrencyRoom implements GithubRoom {
    /** The group. */
    public static final String GROUP = "production-deploy";
    /** What the job is called. */
    public static final String JOB = "deploy-to-production";

    private static final String ACTIONS = "/repos/{owner}/{repo}/actions";
    private static final String RUN = ACTIONS + "/runs/{run_id}";

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
        return List.of(
                route(RUN, this::run),
                route(RUN + "/attempts/{attempt_number}/jobs", this::jobs),
                route(ACTIONS + "/jobs/{job_id}", this::job),
                route(ACTIONS + "/workflows/{workflow_id}/runs", this::byStatus),
                route(ACTIONS + "/concurrency_groups", ifKnown(this::groups)),
                route(ACTIONS + "/concurrency_groups/{concurrency_group_name}", ifKnown(this::group)),
                route(RUN + "/concurrency_groups", ifKnown(this::groupsOfRun)),
                GithubRoute.post(RUN + "/cancel").needing("actions=write").answering(this::cancel));
    }

    private static GithubRoute route(String path, Function<GithubCall, GithubReply> answer) {
        return GithubRoute.get(path).needing("actions=read").answering(answer);
    }

    private Function<GithubCall, GithubReply> ifKnown(Function<GithubCall, GithubReply> answer) {
        return call ->
                known ? answer.apply(call) : GithubReply.behaving(GithubAnswers.error(404, "Not Found", Map.of()));
    }

    private synchronized GithubReply run(GithubCall call) {
        GroupRun run = runs.get(Long.valueOf(call.path("run_id")));
        return run == null ? GithubReply.absent() : GithubReply.found(run.runJson());
    }

    private synchronized GithubReply jobs(GithubCall call) {
        GroupRun run = runs.get(Long.valueOf(call.path("run_id")));
        if (run == null || !call.path("attempt_number").equals(String.valueOf(run.attempt()))) {
            return GithubReply.absent();
        }
        List<Map<String, Object>> all = run.jobsJson();
        return GithubReply.page(call, all, page -> Map.of("total_count", all.size(), "jobs", page));
    }

    private synchronized GithubReply job(GithubCall call) {
        return runs.values().stream()
                .flatMap(run -> run.jobsJson().stream())
                .filter(job -> call.path("job_id").equals(String.valueOf(job.get("id"))))
                .findFirst()
                .<GithubReply>map(GithubReply::found)
                .orElseGet(GithubReply::absent);
    }

    private synchronized GithubReply byStatus(GithubCall call) {
        List<Map<String, Object>> listed = runs.values().stream()
                .filter(run -> call.query("status").filter(run.status()::equals).isPresent())
                .map(GroupRun::runJson)
                .toList();
        return call.path("workflow_id").equals("5")
                ? GithubReply.page(call, listed, page -> Map.of("total_count", listed.size(), "workflow_runs", page))
                : GithubReply.absent();
    }

    private synchronized GithubReply groups(GithubCall call) {
        List<Map<String, Object>> listed = members.isEmpty()
                ? List.of()
                : List.of(Map.of("group_name", GROUP, "group_url", url(), "last_acquired_at", clock.toString()));
        return GithubReply.pageAfter(
                call, listed, page -> Map.of("total_count", listed.size(), "concurrency_groups", page));
    }

    private synchronized GithubReply group(GithubCall call) {
        if (members.isEmpty() || !call.path("concurrency_group_name").equalsIgnoreCase(GROUP)) {
            return GithubReply.absent();
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (int place = 0; place < members.size(); place++) {
            GroupRun member = members.get(place);
            all.add(whole ? member.wholeJson(place == 0) : member.memberJson(place == 0));
        }
        return GithubReply.found(
                Map.of("group_name", GROUP, "group_url", url(), "total_count", all.size(), "group_members", all));
    }

    private synchronized GithubReply groupsOfRun(GithubCall call) {
        GroupRun run = runs.get(Long.valueOf(call.path("run_id")));
        if (run == null) {
            return GithubReply.absent();
        }
        int place = members.indexOf(run);
        List<Object> own = place < 0 ? List.of() : List.of(run.placeJson(place, GROUP));
        List<Map<String, Object>> listed = admission == Admission.NONE
                ? List.of()
                : List.of(Map.of("group_name", GROUP, "group_url", url(), "group_members", own));
        return GithubReply.pageAfter(
                call, listed, page -> Map.of("total_count", listed.size(), "concurrency_groups", page));
    }

    private static String url() {
        return API + "/repos/" + GithubScene.REPOSITORY + "/actions/concurrency_groups/" + GROUP;
    }

    private synchronized GithubReply cancel(GithubCall call) {
        GroupRun run = runs.get(Long.valueOf(call.path("run_id")));
        if (run == null) {
            return GithubReply.behaving(GithubAnswers.error(404, "Not Found", Map.of()));
        }
        if (run.isOver()) {
            return GithubReply.refused(409, "Cannot cancel a workflow run that is completed.");
        }
        end(run.id, "cancelled");
        return GithubReply.of(202, Map.of());
    }
}
