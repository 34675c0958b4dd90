package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubScene.REPOSITORY;

import edu.paws360.deploy.testbed.RecordedDeployment.Course;
import edu.paws360.deploy.testbed.RecordedDeployment.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Records of deployments, and what was said to them: by jobs, as the scene has it, and by whoever posts. Each of them comes a
 * second after the one before. Thread-safe.
 */
public final class DeploymentsRoom implements GithubRoom {
    private static final String PATH = "/repos/{owner}/{repo}/deployments";
    private static final String STATUSES = PATH + "/{deployment_id}/statuses";
    private static final int LONGEST = 140;
    private static final long FIRST = 100;
    private static final Instant BEGIN = Instant.parse("2026-05-04T12:00:00Z");

    private final List<RecordedDeployment> records = new ArrayList<>();
    private final List<JsonNode> posted = new ArrayList<>();
    private int seconds;

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(PATH).needing("deployments=read").answering(this::list),
                GithubRoute.post(PATH).needing("deployments=write").answering(this::create),
                GithubRoute.get(STATUSES).needing("deployments=read").answering(this::statuses),
                GithubRoute.post(STATUSES).needing("deployments=write").answering(this::said));
    }

    /**
     * A job that names an environment has its record, which links to its run.
     *
     * @param commit the full SHA
     * @param environment the environment
     * @param run the run
     * @param states what was said to it, one after another
     * @return the record's number
     */
    public synchronized long job(String commit, String environment, long run, String... states) {
        long id = FIRST + records.size();
        begin(Order.ofJob(commit, environment));
        for (String state : states) {
            jobSays(id, run, state);
        }
        return id;
    }

    /**
     * A job says something to its record. When it succeeds, what has succeeded before in the environment becomes inactive.
     *
     * @param id the record's number
     * @param run the run
     * @param state what it says
     */
    public synchronized void jobSays(long id, long run, String state) {
        String log = GithubJson.HOST + "/" + REPOSITORY + "/actions/runs/" + run + "/job/" + (run + 1);
        RecordedDeployment record = find(id).orElseThrow();
        say(record, new Course(state, Optional.of(log), Optional.empty()));
        if (state.equals("success")) {
            records.stream().filter(other -> other.isReplacedBy(record)).forEach(this::inactivate);
        }
    }

    private void inactivate(RecordedDeployment record) {
        say(record, new Course("inactive", Optional.empty(), Optional.empty()));
    }

    /**
     * All records, the oldest first.
     *
     * @return each with its environment, its commit, and what was said to it in its order
     */
    public synchronized List<String> records() {
        return records.stream().map(RecordedDeployment::inWords).toList();
    }

    /**
     * What was posted, in its order.
     *
     * @return the bodies
     */
    public synchronized List<JsonNode> posted() {
        return List.copyOf(posted);
    }

    private synchronized GithubReply list(GithubCall call) {
        List<Map<String, Object>> all = new ArrayList<>();
        records.stream().filter(record -> record.isAsked(call)).forEach(record -> all.add(0, record.json()));
        return GithubReply.page(call, all, part -> part);
    }

    private synchronized GithubReply create(GithubCall call) {
        JsonNode body = call.body();
        if (body.path("auto_merge").booleanValue(true)) {
            return GithubReply.refused(
                    422, "Conflict merging main into " + body.path("ref").stringValue());
        }
        if (!body.path("required_contexts").isArray()) {
            return GithubReply.refused(422, "Commit status checks failed");
        }
        if (isTooLong(body)) {
            return GithubReply.refused(422, "description is too long (maximum is 140 characters)");
        }
        posted.add(body);
        return GithubReply.of(201, begin(Order.posted(body)).json());
    }

    private synchronized GithubReply statuses(GithubCall call) {
        return found(call)
                .<GithubReply>map(record -> GithubReply.page(call, record.saidJson(), part -> part))
                .orElseGet(GithubReply::absent);
    }

    private synchronized GithubReply said(GithubCall call) {
        JsonNode body = call.body();
        if (isTooLong(body)) {
            return GithubReply.refused(422, "description is too long (maximum is 140 characters)");
        }
        return found(call)
                .<GithubReply>map(record -> {
                    posted.add(body);
                    return GithubReply.of(201, say(record, Course.posted(body)));
                })
                .orElseGet(GithubReply::absent);
    }

    private static boolean isTooLong(JsonNode body) {
        return body.path("description").stringValue("").codePoints().count() > LONGEST;
    }

    private Optional<RecordedDeployment> found(GithubCall call) {
        return find(Long.parseLong(call.path("deployment_id")));
    }

    private Optional<RecordedDeployment> find(long id) {
        return records.stream().filter(record -> record.is(id)).findFirst();
    }

    private RecordedDeployment begin(Order order) {
        RecordedDeployment record = new RecordedDeployment(FIRST + records.size(), order, next());
        records.add(record);
        return record;
    }

    private Map<String, Object> say(RecordedDeployment record, Course course) {
        Instant now = next();
        return record.say(9000L + seconds, course, now);
    }

    private Instant next() {
        return BEGIN.plusSeconds(++seconds);
    }
}
