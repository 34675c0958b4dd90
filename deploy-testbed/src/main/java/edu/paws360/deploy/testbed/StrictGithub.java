package edu.paws360.deploy.testbed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for the part of GitHub's REST API that a deployment asks: it refuses what the real one refuses, and more (query
 * parameters that nobody knows), and gives no answer that has not the real one's shape.
 */
public final class StrictGithub extends StandIn {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RUN = "/api/v3/repos/" + GithubScene.REPOSITORY + "/actions/runs/" + GithubScene.RUN;
    private static final Pattern MEMBERSHIP =
            Pattern.compile("/api/v3/orgs/paws360/teams/([^/?]+)/memberships/([^/?]+)");

    private final GithubScene scene = new GithubScene();
    private final Set<String> permissions = new ConcurrentSkipListSet<>(Set.of("actions=read"));
    private final String token;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Mood often;

    /**
     * Listens on a free loopback port from now on.
     *
     * @param token the token that it knows
     */
    public StrictGithub(String token) {
        this.token = token;
    }

    /**
     * Where its API is.
     *
     * @return the address, as {@code GITHUB_API_URL} has it
     */
    public URI api() {
        return URI.create("http://" + authority() + "/api/v3");
    }

    /**
     * What it knows.
     *
     * @return the scene, to be changed at any time
     */
    public GithubScene scene() {
        return scene;
    }

    /**
     * The token may do this from now on.
     *
     * @param permission in GitHub's words
     */
    public void grant(String permission) {
        permissions.add(permission);
    }

    /**
     * The token may not do this any more.
     *
     * @param permission in GitHub's words
     */
    public void deny(String permission) {
        permissions.remove(permission);
    }

    /**
     * The variables that a job finds, with the token.
     *
     * @return a new map
     */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_API_URL", api().toString());
        variables.put("GITHUB_REPOSITORY", GithubScene.REPOSITORY);
        variables.put("GITHUB_RUN_ID", String.valueOf(GithubScene.RUN));
        variables.put("GITHUB_RUN_ATTEMPT", "1");
        variables.put("GITHUB_TOKEN", token);
        return variables;
    }

    /**
     * Every second request is taken so from now on, beginning with the next one.
     *
     * @param mood how
     */
    public void everySecond(Mood mood) {
        often = mood;
    }

    @Override
    protected Mood strict(Request request) {
        Mood mood = often;
        if (mood != null && turn.getAndIncrement() % 2 == 0) {
            return mood;
        }
        return answered(request);
    }

    private Mood answered(Request request) {
        if (!("Bearer " + token).equals(request.authorization())) {
            return error(401, "Bad credentials");
        }
        if (!"application/vnd.github+json".equals(request.header("Accept"))
                || !"2022-11-28".equals(request.header("X-GitHub-Api-Version"))
                || request.header("User-Agent") == null) {
            return error(400, "Headers of the request are missing");
        }
        return routed(request);
    }

    private Mood routed(Request request) {
        if (!request.method().equals("GET") || !request.body().isEmpty()) {
            return error(400, "Nothing but questions without a body is expected");
        }
        Matcher membership = MEMBERSHIP.matcher(request.target());
        if (membership.matches()) {
            return needing("members=read", () -> membership(request, membership.group(1), membership.group(2)));
        }
        return needing("actions=read", () -> ofRun(request));
    }

    private Mood ofRun(Request request) {
        String attempt = String.valueOf(scene.runJson().get("run_attempt"));
        String target = request.target();
        if (target.equals(RUN)) {
            return found(request, "run", scene.runJson());
        }
        if (target.equals(RUN + "/approvals")) {
            return found(request, "approvals", scene.reviewsJson());
        }
        if (target.equals(RUN + "/pending_deployments")) {
            return found(request, "pending", scene.pendingJson());
        }
        if (target.equals(RUN + "/attempts/" + attempt + "/jobs?per_page=100")) {
            return found(request, "jobs", scene.jobsJson());
        }
        String environment = scene.environment().replace(" ", "%20").replace("/", "%2F");
        return target.equalsIgnoreCase("/api/v3/repos/" + GithubScene.REPOSITORY + "/environments/" + environment)
                ? found(request, "environment", scene.environmentJson())
                : absent();
    }

    private Mood membership(Request request, String team, String login) {
        return scene.membership(team.replace("%3A", ":"), login)
                .map(state -> found(request, "membership", GithubJson.membership(team, login, state)))
                .orElseGet(this::absent);
    }

    private Mood needing(String permission, Supplier<Mood> mood) {
        return permissions.contains(permission)
                ? mood.get()
                : answer(
                        403,
                        "error",
                        GithubJson.error(403, "Resource not accessible by integration"),
                        Map.of("X-Accepted-GitHub-Permissions", permission));
    }

    private Mood absent() {
        return error(404, "Not Found");
    }

    private Mood found(Request request, String shape, Object value) {
        String tag = "W/\"" + UUID.nameUUIDFromBytes(json(value).getBytes(StandardCharsets.UTF_8)) + '"';
        return tag.equals(request.header("If-None-Match"))
                ? answering(304, "", headers(Map.of("ETag", tag)))
                : answer(200, shape, value, Map.of("ETag", tag));
    }

    private Mood error(int status, String message) {
        return answer(status, "error", GithubJson.error(status, message), Map.of());
    }

    private Mood answer(int status, String shape, Object value, Map<String, String> more) {
        return answering(status, Shapes.checked(shape, json(value)), headers(more));
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json; charset=utf-8");
        return headers;
    }

    /**
     * The paths that were asked for, without the prefix of the repository.
     *
     * @return each with its method, in their order
     */
    public List<String> asked() {
        return requests().stream()
                .map(request ->
                        request.method() + " " + request.target().replaceFirst("^/api/v3/(repos/[^/]+/[^/]+/)?", ""))
                .toList();
    }
}
