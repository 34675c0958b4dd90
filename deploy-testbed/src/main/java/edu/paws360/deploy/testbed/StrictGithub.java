package edu.paws360.deploy.testbed;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for the part of GitHub's REST API that a deployment asks. What it takes and answers is what GitHub's own
 * description allows, and less: no parameters and no members that are not in it. It consists of {@linkplain GithubRoom
 * rooms}; what no room knows is not there.
 *
 * <p>A test class that uses it {@linkplain Needs needs} {@link GithubApi}. Thread-safe.
 */
public final class StrictGithub extends StandIn {
    private static final String BASE = "/api/v3";

    private final GithubScene scene = new GithubScene();
    private final GithubRoutes routes = new GithubRoutes(GithubApi.description());
    private final Set<String> permissions = new ConcurrentSkipListSet<>(Set.of("actions=read"));
    private final String token;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private volatile Mood often;

    /**
     * Listens on a free loopback port from now on, and has the rooms of its {@linkplain #scene scene}.
     *
     * @param token the token that it knows
     * @throws IllegalStateException if GitHub's description is not on this machine
     */
    public StrictGithub(String token) {
        this.token = token;
        scene.rooms().forEach(routes::add);
    }

    /**
     * Has another room.
     *
     * @param room the room; where it answers what another one answered, it takes its place
     * @return this
     * @throws IllegalArgumentException if it answers something that GitHub's description does not know
     */
    public StrictGithub with(GithubRoom room) {
        routes.add(room);
        return this;
    }

    /**
     * Where its API is.
     *
     * @return the address, as {@code GITHUB_API_URL} has it
     */
    public URI api() {
        return URI.create("http://" + authority() + BASE);
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

    /**
     * The paths that were asked for, without the prefix of the repository.
     *
     * @return each with its method, in their order
     */
    public List<String> asked() {
        return requests().stream()
                .map(request -> request.method()
                        + " "
                        + request.target().replaceFirst("^" + BASE + "/(repos/[^/]+/[^/]+/)?", ""))
                .toList();
    }

    @Override
    protected Mood strict(Request request) {
        Mood mood = often;
        if (mood != null && turn.getAndIncrement() % 2 == 0) {
            return mood;
        }
        try {
            return answered(request);
        } catch (RefusedException refused) {
            return GithubAnswers.error(refused.status(), refused.getMessage(), Map.of());
        } catch (RuntimeException | Error fault) {
            // The client sees no more than that the line is cut; the test is told when it closes the stand-in.
            faults.add(fault);
            throw fault;
        }
    }

    private Mood answered(Request request) {
        if (!("Bearer " + token).equals(request.authorization())) {
            throw new RefusedException(401, "Bad credentials");
        }
        if (!"application/vnd.github+json".equals(request.header("Accept"))
                || !"2022-11-28".equals(request.header("X-GitHub-Api-Version"))
                || request.header("User-Agent") == null) {
            throw new RefusedException(400, "Headers of the request are missing");
        }
        GithubRoutes.Asked asked = routes.asked(request.method(), address(request));
        return asked.route()
                .permission()
                .filter(needed -> !allows(needed))
                .map(GithubAnswers::forbidden)
                .orElseGet(() -> asked.answered(request));
    }

    private URI address(Request request) {
        if (!request.target().startsWith(BASE + "/")) {
            throw new RefusedException(404, "Not Found");
        }
        return URI.create("http://" + authority() + request.target());
    }

    private boolean allows(String needed) {
        return permissions.contains(needed) || permissions.contains(needed.replaceFirst("=read$", "=write"));
    }

    /**
     * As for any stand-in; and tells if it would have answered otherwise than GitHub's description allows.
     *
     * @throws AssertionError if so, or if a room threw something
     */
    @Override
    public void close() {
        super.close();
        if (!faults.isEmpty()) {
            AssertionError told = new AssertionError("The stand-in for GitHub is wrong: " + faults.peek());
            faults.forEach(told::addSuppressed);
            throw told;
        }
    }
}
