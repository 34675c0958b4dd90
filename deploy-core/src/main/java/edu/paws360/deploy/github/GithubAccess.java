package edu.paws360.deploy.github;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What GitHub Actions tells a job of itself, and what GitHub is asked with. One for each deployment: all who ask through it are
 * counted together, and remember the same answers. Its text form shows neither the variables nor the token. Thread-safe.
 */
public final class GithubAccess {
    private final Map<String, String> variables;
    private final Optional<Secret> token;
    private final LongSupplier nanos;
    private Optional<Github> known = Optional.empty();

    /**
     * An access that counts requests by the machine's clock.
     *
     * @param variables the environment variables of the job
     * @param token {@code deploy.github.token}, where it is set; otherwise {@code GITHUB_TOKEN} is used
     */
    public GithubAccess(Map<String, String> variables, Optional<Secret> token) {
        this(variables, token, System::nanoTime);
    }

    /**
     * An access.
     *
     * @param variables the environment variables of the job
     * @param token {@code deploy.github.token}, where it is set; otherwise {@code GITHUB_TOKEN} is used
     * @param nanos a clock that does not jump, in nanoseconds, by which requests are counted
     */
    public GithubAccess(Map<String, String> variables, Optional<Secret> token, LongSupplier nanos) {
        this.variables = Map.copyOf(variables);
        this.token = token;
        this.nanos = nanos;
    }

    /**
     * What the job is told.
     *
     * @return the environment variables; they cannot be changed
     */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * The run that this process is part of.
     *
     * @return the run; nothing where this is no job of GitHub Actions
     */
    public Optional<RunReference> run() {
        return RunReference.in(variables);
    }

    /**
     * What GitHub is asked with.
     *
     * @return the setting's token, or else the job's own; nothing where there is neither
     */
    public Optional<Secret> secret() {
        return token.or(() -> variable("GITHUB_TOKEN").map(value -> new Secret("GITHUB_TOKEN", value)));
    }

    /**
     * The API.
     *
     * @return always the same; nothing without a token
     * @throws IllegalArgumentException if {@code GITHUB_API_URL} is none, or the token cannot be sent; the message says what
     *     to do, and holds no secret
     */
    public synchronized Optional<Github> api() {
        if (known.isEmpty()) {
            known = secret().map(secret -> Github.at(address(), secret, nanos));
        }
        return known;
    }

    private URI address() {
        try {
            Optional<String> text = variable("GITHUB_API_URL");
            return text.isPresent() ? new URI(text.get()) : Github.DEFAULT_API;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("GITHUB_API_URL is not a URL. Leave it as the CI sets it.", malformed);
        }
    }

    /** A blank variable counts as absent. */
    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Which run, and the token's name. */
    @Override
    public String toString() {
        return "GithubAccess[" + run() + ", " + secret() + "]";
    }
}
