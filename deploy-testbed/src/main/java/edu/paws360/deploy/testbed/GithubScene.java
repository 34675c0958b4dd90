package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.members;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a stand-in for GitHub knows: one run of one repository, its jobs and reviews, an environment, a team. All that is told
 * of it gives the scene back, to go on telling. Thread-safe.
 */
public final class GithubScene {
    /** The repository. */
    public static final String REPOSITORY = "paws360/shop";
    /** The run. */
    public static final long RUN = 4711;
    /** The environment. */
    public static final String ENVIRONMENT = "production";

    private final RunRoom run = new RunRoom();
    private final ReviewRoom reviews = new ReviewRoom();
    private final TeamRoom teams = new TeamRoom();

    GithubScene() {}

    List<GithubRoom> rooms() {
        return List.of(run, reviews, teams);
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

    /**
     * Which commit runs, and who started it when.
     *
     * @param commit the full SHA
     * @param actor who started it
     * @param created when
     */
    public GithubScene started(String commit, String actor, Instant created) {
        Map<String, Object> user = GithubJson.user(actor);
        Map<String, Object> start = members("head_sha", commit, "actor", user, "triggering_actor", user);
        start.putAll(members("created_at", created.toString(), "run_started_at", created.toString()));
        run.put(start);
        return this;
    }

    /**
     * The run was started again.
     *
     * @param attempt which attempt it is now
     * @param by who did
     */
    public GithubScene startedAgain(long attempt, String by) {
        run.put(members("run_attempt", attempt, "triggering_actor", GithubJson.user(by)));
        return this;
    }

    /** Another member of the run, of the type that GitHub gives it. */
    public GithubScene run(String name, Object value) {
        run.put(members(name, value));
        return this;
    }

    /**
     * A job of the latest attempt.
     *
     * @param name its name
     * @param status its status
     * @param created when it was ready
     * @param started when it was started; GitHub gives some time also for one that was not
     */
    public GithubScene job(String name, String status, Instant created, Instant started) {
        run.job(name, status, created, started);
        return this;
    }

    /**
     * Somebody answers the review of the environment, in whichever attempt.
     *
     * @param state {@code approved}, {@code rejected} or {@code pending}
     * @param login who
     * @param comment what they write
     */
    public GithubScene review(String state, String login, String comment) {
        reviews.review(state, GithubJson.user(login), comment);
        return this;
    }

    /**
     * Somebody answers the reviews of two environments at once.
     *
     * @param other the other environment
     * @param state {@code approved}, {@code rejected} or {@code pending}
     * @param login who
     */
    public GithubScene reviewWith(String other, String state, String login) {
        reviews.review(state, GithubJson.user(login), "", other);
        return this;
    }

    /**
     * A program approves.
     *
     * @param login its name
     * @param type what GitHub says it is
     */
    public GithubScene approvedByProgram(String login, String type) {
        Map<String, Object> program = GithubJson.user(login);
        program.put("type", type);
        reviews.review("approved", program, "");
        return this;
    }

    /** Somebody answers under a name that was another account's. */
    public GithubScene reviewByNamesake(String login) {
        reviews.review("approved", GithubJson.user(5, login), "");
        return this;
    }

    /** Jobs wait for the review. */
    public GithubScene waiting() {
        reviews.pending(true);
        return this;
    }

    /** Jobs wait for another environment, too. */
    public GithubScene othersWait() {
        reviews.othersWait(true);
        return this;
    }

    /** Nobody waits any more, though nobody answered. */
    public GithubScene waitingNoMore() {
        reviews.pending(false);
        reviews.othersWait(false);
        return this;
    }

    /** No job is known any more. */
    public void forgetJobs() {
        run.forgetJobs();
    }

    /** The run is said to be another repository's. */
    public GithubScene inRepository(String repository) {
        return run("repository", GithubJson.repository(repository));
    }

    /** GitHub does not know any more who started the run first. */
    public void forgetActor() {
        run.put(members("actor", null));
    }

    /** Another required reviewer. */
    public GithubScene requires(String login) {
        reviews.require("User", GithubJson.user(login));
        return this;
    }

    /**
     * A team is a required reviewer.
     *
     * @param slug the team
     * @param logins its members
     */
    public GithubScene requiresTeam(String slug, String... logins) {
        reviews.require("Team", GithubJson.team(REPOSITORY, slug));
        List.of(logins).forEach(login -> teams.put(slug, login, "active"));
        return this;
    }

    /** Somebody is invited to a team, and has not accepted yet. */
    public GithubScene invited(String slug, String login) {
        teams.put(slug, login, "pending");
        return this;
    }

    /** Administrators may bypass the rules. */
    public GithubScene adminsMayBypass() {
        reviews.allowBypass();
        return this;
    }

    /** The environment has another name. */
    public GithubScene environment(String name) {
        reviews.rename(name);
        return this;
    }
}
