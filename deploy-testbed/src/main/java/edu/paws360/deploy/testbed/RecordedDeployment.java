package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.API;
import static edu.paws360.deploy.testbed.GithubJson.members;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The record of a deployment, and what was said to it. Guarded by its room. */
final class RecordedDeployment {
    private static final String REPOSITORY = API + "/repos/" + GithubScene.REPOSITORY;

    private final long id;
    private final Instant created;
    private final Order order;
    private final List<Said> said = new ArrayList<>();

    /**
     * What is recorded.
     *
     * @param commit the full SHA
     * @param environment the environment
     * @param task such as {@code deploy}
     * @param description one line for people
     * @param payload whatever whoever makes it wants to be kept
     */
    record Order(String commit, String environment, String task, String description, Object payload) {
        /** As a job has it made. */
        static Order ofJob(String commit, String environment) {
            return new Order(commit, environment, "deploy", "", Map.of());
        }

        /** As somebody posts it. */
        static Order posted(JsonNode body) {
            return new Order(
                    body.path("ref").stringValue(),
                    body.path("environment").stringValue("production"),
                    body.path("task").stringValue("deploy"),
                    body.path("description").stringValue(""),
                    body.has("payload") ? body.path("payload") : Map.of());
        }
    }

    /**
     * How it goes.
     *
     * @param state in GitHub's words
     * @param log where people see more
     * @param page where people see what was deployed
     */
    record Course(String state, Optional<String> log, Optional<String> page) {
        /** As somebody posts it. */
        static Course posted(JsonNode body) {
            return new Course(
                    body.path("state").stringValue(),
                    body.path("log_url").stringValueOpt(),
                    body.path("environment_url").stringValueOpt());
        }
    }

    private record Said(long id, Course course, Instant created) {}

    RecordedDeployment(long id, Order order, Instant created) {
        this.id = id;
        this.order = order;
        this.created = created;
    }

    boolean is(long number) {
        return id == number;
    }

    /** Whether it is what a list is to hold. */
    boolean isAsked(GithubCall call) {
        return isAsked(call, "sha", order.commit())
                && isAsked(call, "environment", order.environment())
                && isAsked(call, "task", order.task());
    }

    private static boolean isAsked(GithubCall call, String name, String value) {
        return call.query(name).filter(asked -> !asked.equalsIgnoreCase(value)).isEmpty();
    }

    /** Whether the success of another one makes it inactive. */
    boolean isReplacedBy(RecordedDeployment other) {
        return id != other.id
                && order.environment().equals(other.order.environment())
                && !said.isEmpty()
                && said.get(said.size() - 1).course().state().equals("success");
    }

    /** Says how it goes, and gives that back as GitHub does. */
    Map<String, Object> say(long number, Course course, Instant now) {
        Said latest = new Said(number, course, now);
        said.add(latest);
        return json(latest);
    }

    String inWords() {
        return order.environment() + " " + order.commit() + ": "
                + said.stream().map(one -> one.course().state()).collect(Collectors.joining(", "));
    }

    private String url() {
        return REPOSITORY + "/deployments/" + id;
    }

    Map<String, Object> json() {
        Map<String, Object> json = members("id", id, "node_id", "D_" + id, "url", url());
        json.putAll(members("sha", order.commit(), "ref", order.commit(), "task", order.task()));
        json.putAll(members("environment", order.environment(), "description", order.description()));
        json.putAll(members("payload", order.payload(), "creator", GithubJson.user("github-actions[bot]")));
        json.putAll(members("statuses_url", url() + "/statuses", "repository_url", REPOSITORY));
        json.putAll(members("created_at", created.toString(), "updated_at", created.toString()));
        return json;
    }

    /** What was said, the latest first. */
    List<Map<String, Object>> saidJson() {
        List<Map<String, Object>> all = new ArrayList<>();
        said.forEach(one -> all.add(0, json(one)));
        return all;
    }

    private Map<String, Object> json(Said one) {
        Course course = one.course();
        Map<String, Object> json = members("id", one.id(), "node_id", "DS_" + one.id());
        json.putAll(members("url", url() + "/statuses/" + one.id(), "state", course.state()));
        json.putAll(members("creator", GithubJson.user("github-actions[bot]"), "description", ""));
        json.putAll(members("deployment_url", url(), "repository_url", REPOSITORY));
        json.putAll(members("target_url", course.log().orElse(GithubJson.HOST)));
        json.putAll(members(
                "created_at",
                one.created().toString(),
                "updated_at",
                one.created().toString()));
        json.putAll(members("environment", order.environment()));
        course.log().ifPresent(log -> json.put("log_url", log));
        course.page().ifPresent(page -> json.put("environment_url", page));
        return json;
    }
}
