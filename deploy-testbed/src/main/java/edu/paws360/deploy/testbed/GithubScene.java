package edu.paws360.deploy.testbed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a stand-in for GitHub knows: one run of one repository, its jobs and reviews, an environment, a team. Thread-safe. */
public final class GithubScene {
    /** The repository. */
    public static final String REPOSITORY = "paws360/shop";
    /** The run. */
    public static final long RUN = 4711;
    /** The environment. */
    public static final String ENVIRONMENT = "production";

    private record Account(long id, String login) {}

    private final Map<String, Object> run = new LinkedHashMap<>();
    private final List<Map<String, Object>> jobs = new ArrayList<>();
    private final List<Map<String, Object>> reviews = new ArrayList<>();
    private final List<Map<String, Object>> reviewers = new ArrayList<>();
    private final Set<String> members = new TreeSet<>();
    private String environment = ENVIRONMENT;
    private boolean pending;
    private boolean bypass;

    GithubScene() {
        GithubJson.run(run, REPOSITORY, RUN);
    }

    /**
     * The number of an account.
     *
     * @param login its name
     * @return always the same for the same name
     */
    public static long id(String login) {
        return 1000L + Math.floorMod(login.hashCode(), 1_000_000);
    }

    private static Map<String, Object> user(Account account) {
        return GithubJson.user(account.id, account.login);
    }

    private static Map<String, Object> user(String login) {
        return user(new Account(id(login), login));
    }

    /**
     * Which commit runs, and who started it when.
     *
     * @param commit the full SHA
     * @param actor who started it
     * @param created when
     * @return this
     */
    public synchronized GithubScene started(String commit, String actor, Instant created) {
        run.put("head_sha", commit);
        run.put("actor", user(actor));
        run.put("triggering_actor", user(actor));
        run.put("created_at", created.toString());
        run.put("run_started_at", created.toString());
        return this;
    }

    /**
     * The run was started again.
     *
     * @param attempt which attempt it is now
     * @param by who did
     * @return this
     */
    public synchronized GithubScene startedAgain(long attempt, String by) {
        run.put("run_attempt", attempt);
        run.put("triggering_actor", user(by));
        return this;
    }

    /**
     * Another member of the run.
     *
     * @param name its name
     * @param value its value, of the type that GitHub gives it
     * @return this
     */
    public synchronized GithubScene run(String name, Object value) {
        run.put(name, value);
        return this;
    }

    /**
     * A job of the latest attempt.
     *
     * @param name its name
     * @param status its status
     * @param created when it was ready
     * @param started when it was started; GitHub gives some time also for one that was not
     * @return this
     */
    public synchronized GithubScene job(String name, String status, Instant created, Instant started) {
        jobs.removeIf(job -> job.get("name").equals(name));
        jobs.add(GithubJson.job(REPOSITORY, RUN, name, status, created, started));
        return this;
    }

    /**
     * Somebody answers the review of the environment, in whichever attempt.
     *
     * @param state {@code approved}, {@code rejected} or {@code pending}
     * @param login who
     * @param comment what they write
     * @return this
     */
    public synchronized GithubScene review(String state, String login, String comment) {
        reviews.add(0, GithubJson.review(REPOSITORY, environment, state, user(login), comment));
        pending = false;
        return this;
    }

    /**
     * Somebody answers under a name that was another account's.
     *
     * @param login the name
     * @return this
     */
    public synchronized GithubScene reviewByNamesake(String login) {
        reviews.add(0, GithubJson.review(REPOSITORY, environment, "approved", user(new Account(5, login)), ""));
        return this;
    }

    /**
     * Jobs wait for the review.
     *
     * @return this
     */
    public synchronized GithubScene waiting() {
        pending = true;
        return this;
    }

    /**
     * Nobody waits any more, though nobody answered.
     *
     * @return this
     */
    public synchronized GithubScene waitingNoMore() {
        pending = false;
        return this;
    }

    /**
     * Another required reviewer.
     *
     * @param login who
     * @return this
     */
    public synchronized GithubScene requires(String login) {
        reviewers.add(Map.of("type", "User", "reviewer", user(login)));
        return this;
    }

    /**
     * A team is a required reviewer.
     *
     * @param slug the team
     * @param logins its members
     * @return this
     */
    public synchronized GithubScene requiresTeam(String slug, String... logins) {
        reviewers.add(Map.of("type", "Team", "reviewer", GithubJson.team(REPOSITORY, slug)));
        List.of(logins).forEach(login -> members.add(slug + "/" + login));
        return this;
    }

    /**
     * Administrators may bypass the rules.
     *
     * @return this
     */
    public synchronized GithubScene adminsMayBypass() {
        bypass = true;
        return this;
    }

    /**
     * The environment has another name.
     *
     * @param name the name
     * @return this
     */
    public synchronized GithubScene environment(String name) {
        environment = name;
        return this;
    }

    synchronized String environment() {
        return environment;
    }

    synchronized boolean isMember(String slug, String login) {
        return members.contains(slug + "/" + login);
    }

    synchronized boolean isCompleted() {
        return "completed".equals(run.get("status"));
    }

    synchronized Map<String, Object> runJson() {
        return new LinkedHashMap<>(run);
    }

    synchronized Map<String, Object> jobsJson() {
        return Map.of("total_count", jobs.size(), "jobs", List.copyOf(jobs));
    }

    synchronized List<Map<String, Object>> reviewsJson() {
        return List.copyOf(reviews);
    }

    synchronized List<Map<String, Object>> pendingJson() {
        return pending ? List.of(GithubJson.pending(REPOSITORY, environment, reviewers)) : List.of();
    }

    synchronized Map<String, Object> environmentJson() {
        return GithubJson.environment(REPOSITORY, environment, reviewers, bypass);
    }
}
