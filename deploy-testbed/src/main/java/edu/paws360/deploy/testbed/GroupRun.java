package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.API;
import static edu.paws360.deploy.testbed.GithubJson.members;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run with a job that is in or before its concurrency group, and others that are in none. Guarded by its room. */
final class GroupRun {
    private static final String REPOSITORY = GithubScene.REPOSITORY;

    final long id;
    private final String event;
    private long attempt;
    private long job;
    private String status = "pending";
    private String conclusion;
    private Instant created = Instant.EPOCH;
    private Instant started = Instant.EPOCH;
    private String name = ConcurrencyRoom.JOB;
    private final List<Beside> others = new ArrayList<>();

    /** A job that is in no group and runs already. */
    private record Beside(long job, String name, Instant started) {}

    GroupRun(long id, String event) {
        this.id = id;
        this.event = event;
    }

    /** Another attempt, with a job of its own. */
    void begin(long newJob, Instant now) {
        attempt++;
        job = newJob;
        status = "pending";
        conclusion = null;
        created = now;
        started = now;
    }

    void is(String newStatus, Instant now) {
        status = newStatus;
        started = now;
    }

    void end(String how) {
        status = "completed";
        conclusion = how;
    }

    void isCalled(String jobName) {
        name = jobName;
    }

    void has(long other, String jobName, Instant now) {
        others.add(new Beside(other, jobName, now));
    }

    String status() {
        return status;
    }

    String conclusion() {
        return conclusion;
    }

    boolean isOver() {
        return status.equals("completed");
    }

    long attempt() {
        return attempt;
    }

    long job() {
        return job;
    }

    Map<String, Object> runJson() {
        Map<String, Object> run = RunJson.run(REPOSITORY, id);
        run.putAll(members("status", status, "conclusion", conclusion, "run_attempt", attempt, "event", event));
        run.putAll(members("run_started_at", created.toString(), "created_at", created.toString()));
        return run;
    }

    Map<String, Object> jobJson() {
        Map<String, Object> json = RunJson.job(REPOSITORY, id, name, status, created, started);
        json.putAll(members("id", job, "run_attempt", attempt, "conclusion", conclusion));
        // Tests have a runner at work also for a job that GitHub still lists as one that waits for its group.
        json.put("runner_name", List.of("in_progress", "pending").contains(status) ? "runner-" + id : null);
        return json;
    }

    private Map<String, Object> json(Beside other) {
        Map<String, Object> json =
                RunJson.job(REPOSITORY, id, other.name(), "in_progress", other.started(), other.started());
        json.putAll(members("id", other.job(), "run_attempt", attempt, "runner_name", "runner-" + other.job()));
        return json;
    }

    /** All jobs, the one of the group first. */
    List<Map<String, Object>> jobsJson() {
        List<Map<String, Object>> jobs = new ArrayList<>(List.of(jobJson()));
        others.forEach(other -> jobs.add(json(other)));
        return jobs;
    }

    /** The run itself is the member, as it is where the whole workflow has the group. */
    Map<String, Object> wholeJson(boolean holds) {
        Map<String, Object> member = memberJson(holds);
        member.keySet().removeAll(List.of("job_id", "job_name", "job_url", "job_html_url"));
        return member;
    }

    Map<String, Object> memberJson(boolean holds) {
        String api = API + "/repos/" + REPOSITORY + "/actions";
        String page = GithubJson.HOST + "/" + REPOSITORY + "/actions/runs/" + id;
        Map<String, Object> member = members("run_id", id, "run_name", "CI", "run_url", api + "/runs/" + id);
        member.putAll(members("run_html_url", page, "job_id", job, "job_name", name));
        member.putAll(members("job_url", api + "/jobs/" + job, "job_html_url", page + "/job/" + job));
        member.put("status", holds ? "in_progress" : "pending");
        return member;
    }

    Map<String, Object> placeJson(int position, String group) {
        Map<String, Object> place = memberJson(position == 0);
        place.put("position", position);
        place.put("position_url", API + "/repos/" + REPOSITORY + "/actions/concurrency_groups/" + group);
        return place;
    }
}
