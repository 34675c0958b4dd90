package edu.paws360.deploy.testbed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    private final Map<String, String> memberships = new TreeMap<>();
    private String environment = ENVIRONMENT;
    private boolean pending;
    private boolean othersWait;
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
        return review(state, user(login), comment, environment);
    }

    private GithubScene review(String state, Map<String, Object> user, String comment, String... environments) {
        reviews.add(0, GithubJson.review(REPOSITORY, List.of(environments), state, user, comment));
        pending = false;
        return this;
    }

    /**
     * Somebody answers the reviews of two environments at once.
     *
     * @param other the other environment
     * @param state {@code approved}, {@code rejected} or {@code pending}
     * @param login who
     * @return this
     */
    public synchronized GithubScene reviewWith(String other, String state, String login) {
        return review(state, user(login), "", other, environment);
    }

    /**
     * A program approves.
     *
     * @param login its name
     * @param type what GitHub says it is
     * @return this
     */
    public synchronized GithubScene approvedByProgram(String login, String type) {
        Map<String, Object> program = user(login);
        program.put("type", type);
        return review("approved", program, "", environment);
    }

    /**
     * Somebody answers under a name that was another account's.
     *
     * @param login the name
     * @return this
     */
    public synchronized GithubScene reviewByNamesake(String login) {
        return review("approved", user(new Account(5, login)), "", environment);
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
     * Jobs wait for another environment, too.
     *
     * @return this
     */
    public synchronized GithubScene othersWait() {
        othersWait = true;
        return this;
    }

    /**
     * Nobody waits any more, though nobody answered.
     *
     * @return this
     */
    public synchronized GithubScene waitingNoMore() {
        pending = false;
        othersWait = false;
        return this;
    }

    /** No job is known any more. */
    public synchronized void forgetJobs() {
        jobs.clear();
    }

    /**
     * The run is said to be another repository's.
     *
     * @param repository owner and name
     * @return this
     */
    public synchronized GithubScene inRepository(String repository) {
        return run("repository", GithubJson.repository(repository));
    }

    /** GitHub does not know any more who started the run first. */
    public synchronized void forgetActor() {
        run.put("actor", null);
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
        List.of(logins).forEach(login -> memberships.put(slug + "/" + login, "active"));
        return this;
    }

    /**
     * Somebody is invited to a team, and has not accepted yet.
     *
     * @param slug the team
     * @param login who
     * @return this
     */
    public synchronized GithubScene invited(String slug, String login) {
        memberships.put(slug + "/" + login, "pending");
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

    synchronized Optional<String> membership(String slug, String login) {
        return Optional.ofNullable(memberships.get(slug + "/" + login));
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
        List<Map<String, Object>> all = new ArrayList<>();
        if (othersWait) {
            all.add(GithubJson.pending(REPOSITORY, "staging", reviewers));
        }
        if (pending) {
            all.add(GithubJson.pending(REPOSITORY, environment, reviewers));
        }
        return all;
    }

    synchronized Map<String, Object> environmentJson() {
        return GithubJson.environment(REPOSITORY, environment, reviewers, bypass);
    }
}
