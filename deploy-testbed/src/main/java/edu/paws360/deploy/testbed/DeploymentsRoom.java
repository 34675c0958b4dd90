package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubScene.REPOSITORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Records of deployments, and what was said to them: by jobs, as the scene has it, and by whoever posts. Each of them comes a
 * second after the one before. Thread-safe.
 */
public final class DeploymentsRoom implements GithubRoom {
    private static final String PATH = "/repos/{owner}/{repo}/deployments";
    private static final String STATUSES = PATH + "/{deployment_id}/statuses";
    private static final int LONGEST = 140;
    private static final Instant BEGIN = Instant.parse("2026-05-04T12:00:00Z");

    private final List<Recorded> records = new ArrayList<>();
    private final List<JsonNode> posted = new ArrayList<>();
    private int seconds;

    private record Said(long id, String state, Optional<String> log, Optional<String> page, Instant created) {}

    private record Recorded(
            long id,
            String commit,
            String environment,
            String task,
            String description,
            Instant created,
            List<Said> said) {
        boolean isReplacedBy(Recorded other) {
            return id != other.id
                    && environment.equals(other.environment)
                    && !said.isEmpty()
                    && said.get(said.size() - 1).state().equals("success");
        }

        String inWords() {
            return environment + " " + commit + ": "
                    + said.stream().map(Said::state).collect(Collectors.joining(", "));
        }
    }

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(PATH).needing("deployments=read").answering(this::list),
                GithubRoute.post(PATH).needing("deployments=write").answering(this::create),
                GithubRoute.get(STATUSES).needing("deployments=read").answering(this::statuses),
                GithubRoute.post(STATUSES).needing("deployments=write").answering(this::say));
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
        Recorded record = begin(commit, environment, "deploy", "");
        for (String state : states) {
            jobSays(record.id(), run, state);
        }
        return record.id();
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
        Recorded record = find(id).orElseThrow();
        add(record, state, Optional.of(log), Optional.empty());
        if (state.equals("success")) {
            records.stream().filter(other -> other.isReplacedBy(record)).forEach(this::inactivate);
        }
    }

    private void inactivate(Recorded record) {
        add(record, "inactive", Optional.empty(), Optional.empty());
    }

    /**
     * All records, the oldest first.
     *
     * @return each with its environment, its commit, and what was said to it in its order
     */
    public synchronized List<String> records() {
        return records.stream().map(Recorded::inWords).toList();
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
        records.stream()
                .filter(record -> isAsked(call, "sha", record.commit()))
                .filter(record -> isAsked(call, "environment", record.environment()))
                .filter(record -> isAsked(call, "task", record.task()))
                .forEach(record -> all.add(0, json(record)));
        return GithubReply.page(call, all, part -> part);
    }

    private static boolean isAsked(GithubCall call, String name, String value) {
        return call.query(name).filter(asked -> !asked.equalsIgnoreCase(value)).isEmpty();
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
        posted.add(body);
        return GithubReply.of(
                201,
                json(begin(
                        body.path("ref").stringValue(),
                        body.path("environment").stringValue("production"),
                        body.path("task").stringValue("deploy"),
                        body.path("description").stringValue(""))));
    }

    private synchronized GithubReply statuses(GithubCall call) {
        return found(call)
                .<GithubReply>map(record -> {
                    List<Map<String, Object>> all = new ArrayList<>();
                    record.said().forEach(said -> all.add(0, json(record, said)));
                    return GithubReply.page(call, all, part -> part);
                })
                .orElseGet(GithubReply::absent);
    }

    private synchronized GithubReply say(GithubCall call) {
        JsonNode body = call.body();
        if (body.path("description").stringValue("").codePoints().count() > LONGEST) {
            return GithubReply.refused(422, "description is too long (maximum is 140 characters)");
        }
        return found(call)
                .<GithubReply>map(record -> {
                    posted.add(body);
                    return GithubReply.of(
                            201,
                            json(
                                    record,
                                    add(
                                            record,
                                            body.path("state").stringValue(),
                                            body.path("log_url").stringValueOpt(),
                                            body.path("environment_url").stringValueOpt())));
                })
                .orElseGet(GithubReply::absent);
    }

    private Optional<Recorded> found(GithubCall call) {
        return find(Long.parseLong(call.path("deployment_id")));
    }

    private Optional<Recorded> find(long id) {
        return records.stream().filter(record -> record.id() == id).findFirst();
    }

    private Recorded begin(String commit, String environment, String task, String description) {
        long id = 100L + records.size();
        Recorded record = new Recorded(id, commit, environment, task, description, next(), new ArrayList<>());
        records.add(record);
        return record;
    }

    private Said add(Recorded record, String state, Optional<String> log, Optional<String> page) {
        Instant now = next();
        Said said = new Said(9000L + seconds, state, log, page, now);
        record.said().add(said);
        return said;
    }

    private Instant next() {
        return BEGIN.plusSeconds(++seconds);
    }

    private static Map<String, Object> json(Recorded record) {
        String api = GithubJson.API + "/repos/" + REPOSITORY;
        String url = api + "/deployments/" + record.id();
        Map<String, Object> json = GithubJson.members("id", record.id(), "node_id", "D_" + record.id(), "url", url);
        json.putAll(GithubJson.members("sha", record.commit(), "ref", record.commit(), "task", record.task()));
        json.putAll(GithubJson.members("environment", record.environment(), "description", record.description()));
        json.putAll(GithubJson.members("payload", Map.of(), "creator", GithubJson.user("github-actions[bot]")));
        json.putAll(GithubJson.members("statuses_url", url + "/statuses", "repository_url", api));
        String created = record.created().toString();
        json.putAll(GithubJson.members("created_at", created, "updated_at", created));
        return json;
    }

    private static Map<String, Object> json(Recorded record, Said said) {
        String api = GithubJson.API + "/repos/" + REPOSITORY;
        String url = api + "/deployments/" + record.id();
        String created = said.created().toString();
        Map<String, Object> json = GithubJson.members("id", said.id(), "node_id", "DS_" + said.id());
        json.putAll(GithubJson.members("url", url + "/statuses/" + said.id(), "state", said.state()));
        json.putAll(GithubJson.members("creator", GithubJson.user("github-actions[bot]"), "description", ""));
        json.putAll(GithubJson.members("deployment_url", url, "repository_url", api));
        json.putAll(GithubJson.members("target_url", said.log().orElse(GithubJson.HOST)));
        json.putAll(GithubJson.members("created_at", created, "updated_at", created));
        json.putAll(GithubJson.members("environment", record.environment()));
        said.log().ifPresent(log -> json.put("log_url", log));
        said.page().ifPresent(page -> json.put("environment_url", page));
        return json;
    }
}
