package edu.paws360.deploy.github;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.sink.http.Endpoint;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * GitHub's REST API, as far as a deployment needs it. Each call takes at most 30 s, repeats and pages included; in any hour there are at
 * most 300 requests, and what goes beyond is not asked. Connections go through the proxy that the JVM is told to use, except
 * those over http. The token is sent to the API's own host and port only, and nothing is ever changed there. Thread-safe.
 */
public final class Github {
    /** Where github.com has it. */
    public static final URI DEFAULT_API = URI.create("https://api.github.com");

    private static final int PER_PAGE = 100;

    private final Conversation conversation;

    private Github(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * An API.
     *
     * @param api its address, such as {@code https://github.example.org/api/v3}: https, or http on this machine's loopback
     * @param token what to show it
     * @param nanos a clock that does not jump, in nanoseconds, by which requests are counted
     * @return the API; nothing is asked yet
     * @throws IllegalArgumentException if the address is another one, or the token cannot be sent; the message holds no
     *     secret
     */
    public static Github at(URI api, Secret token, LongSupplier nanos) {
        boolean fit = api.getHost() != null
                && api.getRawUserInfo() == null
                && api.getRawQuery() == null
                && api.getRawFragment() == null
                && ("https".equalsIgnoreCase(api.getScheme()) || isPlainLoopback(api));
        if (!fit) {
            throw new IllegalArgumentException(
                    "GITHUB_API_URL is not an https URL without user, password and query, such"
                            + " as https://api.github.com or https://github.example.org/api/v3.");
        }
        URI base = URI.create(api.toString().replaceFirst("/+$", ""));
        return new Github(new Conversation(new Endpoint(base, Optional.empty()).withToken(token), new Budget(nanos)));
    }

    private static boolean isPlainLoopback(URI api) {
        try {
            // Only what is written as an address: a name could lead anywhere.
            return "http".equalsIgnoreCase(api.getScheme())
                    && api.getHost().matches("127\\.[0-9.]+|\\[::1]")
                    && InetAddress.getByName(api.getHost()).isLoopbackAddress();
        } catch (UnknownHostException odd) {
            return false;
        }
    }

    /**
     * The same API, with the same memory and the same count of requests, which does not repeat what fails: for whoever asks
     * again anyway.
     *
     * @return the API
     */
    public Github once() {
        return new Github(conversation.once());
    }

    /**
     * A run of a workflow. The token needs {@code actions=read}, as for all that is asked of runs.
     *
     * @param run which
     * @return the run
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<WorkflowRun> run(RunReference run) throws InterruptedException {
        return asked(path(run), WorkflowRun::of);
    }

    /**
     * The jobs of a run's attempt.
     *
     * @param run which run and attempt
     * @return all of them
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<WorkflowJob>> jobs(RunReference run) throws InterruptedException {
        String path = path(run) + "/attempts/" + run.attempt() + "/jobs?per_page=" + PER_PAGE;
        return answered(() -> {
            Pages pages = Pages.of(conversation, address(path), "jobs");
            return new Found<>(WorkflowJob.all(pages), pages.at());
        });
    }

    /**
     * What was said to the environments of a run, in all its attempts.
     *
     * @param run which
     * @return the reviews
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<DeploymentReview>> reviews(RunReference run) throws InterruptedException {
        return asked(path(run) + "/approvals", DeploymentReview::all);
    }

    /**
     * The environments that jobs of a run wait for.
     *
     * @param run which
     * @return the environments
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<PendingReview>> pending(RunReference run) throws InterruptedException {
        return asked(path(run) + "/pending_deployments", PendingReview::all);
    }

    /**
     * What an environment asks for. The token needs {@code actions=read}.
     *
     * @param repository owner and name, with a slash
     * @param name the environment's name
     * @return its rules; unreadable where GitHub answers with another environment
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<EnvironmentRules> environment(String repository, String name) throws InterruptedException {
        return asked(
                "/repos/" + repository + "/environments/" + segment(name), answer -> EnvironmentRules.of(answer, name));
    }

    /**
     * Whether somebody is in a team. The token needs {@code members=read} of the organization, which a workflow's own token
     * never has; without it, GitHub may also say that there is no such team.
     *
     * @param organization whose team
     * @param team the team
     * @param login who
     * @return {@code true} for a member, {@code false} for somebody who has not accepted yet
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<Boolean> isMember(String organization, Reviewer.Team team, String login)
            throws InterruptedException {
        String path = "/orgs/" + organization + "/teams/" + segment(team.slug()) + "/memberships/" + segment(login);
        return asked(path, membership -> membership.text("state").equals("active"));
    }

    private <T> GithubAnswer<T> asked(String path, Reading<T> reading) throws InterruptedException {
        return answered(() -> {
            Question question = new Question(address(path));
            Reply reply = conversation.ask(question);
            if (Pages.next(reply).isPresent()) {
                throw GithubFault.unreadable(question + ": there are further pages, which this list never had");
            }
            return new Found<>(reading.of(Fields.of(question, reply)), reply.date());
        });
    }

    private static <T> GithubAnswer<T> answered(Asking<T> asking) throws InterruptedException {
        try {
            return asking.found();
        } catch (GithubFault unknown) {
            return unknown.answer();
        }
    }

    private URI address(String path) {
        return URI.create(conversation.base() + path);
    }

    private static String path(RunReference run) {
        return "/repos/" + run.repository() + "/actions/runs/" + run.run();
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Fields answer) throws GithubFault;
    }

    @FunctionalInterface
    private interface Asking<T> {
        Found<T> found() throws GithubFault, InterruptedException;
    }

    /** Where it is; no secret. */
    @Override
    public String toString() {
        return "Github[" + conversation.base() + "]";
    }
}
