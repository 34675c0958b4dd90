package edu.paws360.deploy.testbed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One run and the jobs of its latest attempt. Thread-safe. */
final class RunRoom implements GithubRoom {
    private static final String RUN = "/repos/{owner}/{repo}/actions/runs/{run_id}";

    private final Map<String, Object> run = RunJson.run(GithubScene.REPOSITORY, GithubScene.RUN);
    private final List<Map<String, Object>> jobs = new ArrayList<>();

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(RUN).needing("actions=read").answering(asked(call -> run())),
                GithubRoute.get(RUN + "/attempts/{attempt_number}/jobs")
                        .needing("actions=read")
                        .answering(asked(this::jobs)));
    }

    /** What is asked of this run; of any other nothing is known. */
    static Function<GithubCall, GithubReply> asked(Function<GithubCall, GithubReply> answer) {
        return call ->
                call.path("run_id").equals(String.valueOf(GithubScene.RUN)) ? answer.apply(call) : GithubReply.absent();
    }

    private synchronized GithubReply run() {
        return run.get("actor") == null
                // The description has no run without an actor; whoever reads one has to bear it all the same.
                ? GithubReply.behaving(GithubAnswers.unchecked(run))
                : GithubReply.found(run);
    }

    private synchronized GithubReply jobs(GithubCall call) {
        return call.path("attempt_number").equals(String.valueOf(run.get("run_attempt")))
                ? GithubReply.page(call, jobs, page -> Map.of("total_count", jobs.size(), "jobs", page))
                : GithubReply.absent();
    }

    synchronized void put(Map<String, Object> members) {
        run.putAll(members);
    }

    synchronized void job(String name, String status, Instant created, Instant started) {
        jobs.removeIf(job -> job.get("name").equals(name));
        jobs.add(RunJson.job(GithubScene.REPOSITORY, GithubScene.RUN, name, status, created, started));
    }

    synchronized void forgetJobs() {
        jobs.clear();
    }
}
