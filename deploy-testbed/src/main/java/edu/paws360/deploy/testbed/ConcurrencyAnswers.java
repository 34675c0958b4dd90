package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.ConcurrencyRoom.GROUP;
import static edu.paws360.deploy.testbed.GithubJson.API;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What GitHub answers of the runs of a room, each time as they are at one moment. Thread-safe. */
final class ConcurrencyAnswers {
    private static final String ACTIONS = "/repos/{owner}/{repo}/actions";
    private static final String RUN = ACTIONS + "/runs/{run_id}";
    /** Of a server, or a token, that knows nothing of what is asked. */
    private static final GithubReply UNKNOWN = GithubReply.behaving(GithubAnswers.error(404, "Not Found", Map.of()));

    private final ConcurrencyRoom room;

    ConcurrencyAnswers(ConcurrencyRoom room) {
        this.room = room;
    }

    List<GithubRoute> routes() {
        return List.of(
                asked(RUN, this::run),
                asked(RUN + "/attempts/{attempt_number}/jobs", this::jobs),
                asked(ACTIONS + "/jobs/{job_id}", this::job),
                asked(ACTIONS + "/workflows/{workflow_id}/runs", this::byStatus),
                asked(ACTIONS + "/concurrency_groups", ifKnown(this::groups)),
                asked(ACTIONS + "/concurrency_groups/{concurrency_group_name}", ifKnown(this::group)),
                asked(RUN + "/concurrency_groups", ifKnown(this::groupsOfRun)),
                GithubRoute.post(RUN + "/cancel").needing("actions=write").answering(atOnce(this::cancel)));
    }

    private GithubRoute asked(String path, Function<GithubCall, GithubReply> answer) {
        return GithubRoute.get(path).needing("actions=read").answering(atOnce(answer));
    }

    private Function<GithubCall, GithubReply> atOnce(Function<GithubCall, GithubReply> answer) {
        return call -> {
            synchronized (room) {
                return answer.apply(call);
            }
        };
    }

    private Function<GithubCall, GithubReply> ifKnown(Function<GithubCall, GithubReply> answer) {
        return call -> room.isKnown() ? answer.apply(call) : UNKNOWN;
    }

    private Optional<GroupRun> asked(GithubCall call) {
        return room.run(Long.parseLong(call.path("run_id")));
    }

    private GithubReply run(GithubCall call) {
        return asked(call)
                .<GithubReply>map(run -> GithubReply.found(run.runJson()))
                .orElseGet(GithubReply::absent);
    }

    private GithubReply jobs(GithubCall call) {
        return asked(call)
                .filter(run -> call.path("attempt_number").equals(String.valueOf(run.attempt())))
                .map(GroupRun::jobsJson)
                .<GithubReply>map(
                        all -> GithubReply.page(call, all, page -> Map.of("total_count", all.size(), "jobs", page)))
                .orElseGet(GithubReply::absent);
    }

    private GithubReply job(GithubCall call) {
        return room.runs().stream()
                .flatMap(run -> run.jobsJson().stream())
                .filter(job -> call.path("job_id").equals(String.valueOf(job.get("id"))))
                .findFirst()
                .<GithubReply>map(GithubReply::found)
                .orElseGet(GithubReply::absent);
    }

    private GithubReply byStatus(GithubCall call) {
        List<Map<String, Object>> listed = room.runs().stream()
                .filter(run -> call.query("status").filter(run.status()::equals).isPresent())
                .map(GroupRun::runJson)
                .toList();
        return call.path("workflow_id").equals("5")
                ? GithubReply.page(call, listed, page -> Map.of("total_count", listed.size(), "workflow_runs", page))
                : GithubReply.absent();
    }

    private GithubReply groups(GithubCall call) {
        List<Map<String, Object>> listed = room.members().isEmpty()
                ? List.of()
                : List.of(Map.of(
                        "group_name",
                        GROUP,
                        "group_url",
                        url(),
                        "last_acquired_at",
                        room.now().toString()));
        return groups(call, listed);
    }

    private static GithubReply groups(GithubCall call, List<Map<String, Object>> listed) {
        return GithubReply.pageAfter(
                call, listed, page -> Map.of("total_count", listed.size(), "concurrency_groups", page));
    }

    private GithubReply group(GithubCall call) {
        List<GroupRun> members = room.members();
        if (members.isEmpty() || !call.path("concurrency_group_name").equalsIgnoreCase(GROUP)) {
            return GithubReply.absent();
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (GroupRun member : members) {
            boolean holds = all.isEmpty();
            all.add(room.isOfWholeRuns() ? member.wholeJson(holds) : member.memberJson(holds));
        }
        return GithubReply.found(
                Map.of("group_name", GROUP, "group_url", url(), "total_count", all.size(), "group_members", all));
    }

    private GithubReply groupsOfRun(GithubCall call) {
        return asked(call)
                .map(run -> room.isGrouped() ? List.of(groupOf(run)) : List.<Map<String, Object>>of())
                .map(listed -> groups(call, listed))
                .orElseGet(GithubReply::absent);
    }

    private Map<String, Object> groupOf(GroupRun run) {
        int place = room.members().indexOf(run);
        List<Object> own = place < 0 ? List.of() : List.of(run.placeJson(place, GROUP));
        return Map.of("group_name", GROUP, "group_url", url(), "group_members", own);
    }

    private static String url() {
        return API + "/repos/" + GithubScene.REPOSITORY + "/actions/concurrency_groups/" + GROUP;
    }

    private GithubReply cancel(GithubCall call) {
        Optional<GroupRun> run = asked(call);
        if (run.isEmpty()) {
            return UNKNOWN;
        }
        if (run.get().isOver()) {
            return GithubReply.refused(409, "Cannot cancel a workflow run that is completed.");
        }
        room.end(run.get().id, "cancelled");
        return GithubReply.of(202, Map.of());
    }
}
