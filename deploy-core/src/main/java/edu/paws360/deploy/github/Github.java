package edu.paws360.deploy.github;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * GitHub's REST API, as far as a deployment needs it. Each call takes at most 30 s, repeats and pages included; in any hour one such
 * object makes at most 300 requests, of which 80 by those who ask without {@link #once()}, and what goes beyond is not asked: a deployment
 * has one of them ({@link GithubAccess}). Connections go through the proxy that the JVM is told to use, except
 * those over http. The token is sent to the API's own host and port only. What is told, not asked, is said once: nobody knows
 * whether it was heard when the answer is missing. Thread-safe.
 */
public final class Github {
    /** Where github.com has it. */
    public static final URI DEFAULT_API = URI.create("https://api.github.com");

    private final Conversation conversation;
    private final Api api;

    private Github(Conversation conversation) {
        this.conversation = conversation;
        this.api = new Api(conversation);
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

    /** Whether it is http to an address of this machine. */
    static boolean isPlainLoopback(URI api) {
        try {
            // Only what is written as an address: a name could lead anywhere.
            return "http".equalsIgnoreCase(api.getScheme())
                    && api.getHost() != null
                    && api.getHost().matches("127\\.[0-9.]+|\\[::1]")
                    && InetAddress.getByName(api.getHost()).isLoopbackAddress();
        } catch (UnknownHostException odd) {
            return false;
        }
    }

    /**
     * The same API, with the same memory and the same count of requests, which does not repeat what fails: for whoever asks
     * again anyway, at a pace that takes no more than 180 requests an hour.
     *
     * @return the API
     */
    public Github once() {
        return new Github(conversation.once());
    }

    /**
     * Runs of workflows.
     *
     * @return that part of the API
     */
    public Runs runs() {
        return new Runs(api);
    }

    /**
     * Workflows of a repository.
     *
     * @return that part of the API
     */
    public Workflows workflows() {
        return new Workflows(api);
    }

    /**
     * Environments of a repository.
     *
     * @return that part of the API
     */
    public Environments environments() {
        return new Environments(api);
    }

    /**
     * What is told of secrets.
     *
     * @return that part of the API
     */
    public Secrets secrets() {
        return new Secrets(api);
    }

    /**
     * Branches of a repository.
     *
     * @return that part of the API
     */
    public Branches branches() {
        return new Branches(api);
    }

    /**
     * What was said about commits.
     *
     * @return that part of the API
     */
    public Checks checks() {
        return new Checks(api);
    }

    /**
     * Records of deployments.
     *
     * @return that part of the API
     */
    public Deployments deployments() {
        return new Deployments(api);
    }

    /**
     * Concurrency groups of a repository.
     *
     * @return that part of the API
     */
    public ConcurrencyGroups concurrency() {
        return new ConcurrencyGroups(api);
    }

    /**
     * Teams of an organization.
     *
     * @return that part of the API
     */
    public Teams teams() {
        return new Teams(api);
    }

    /** Where it is; no secret. */
    @Override
    public String toString() {
        return "Github[" + conversation.base() + "]";
    }
}
