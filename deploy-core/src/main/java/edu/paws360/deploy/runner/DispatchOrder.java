package edu.paws360.deploy.runner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a deployment sends the job that is to do its work elsewhere: whose work, of which commit, under which token, and which
 * work by its digest. Anybody who may look at the run can read it, so it holds no secret. Immutable.
 *
 * @param deployment the deployment's id
 * @param commit the full SHA
 * @param branch where it comes from
 * @param environment what is deployed to
 * @param token the fencing token of the hold
 * @param runner {@code primary} or {@code secondary}
 * @param work the digest of what is to be run
 */
public record DispatchOrder(
        String deployment, String commit, String branch, String environment, long token, String runner, String work) {
    /** Says in the job's log that what it ran may still run there. */
    public static final String NOT_PROVEN = "deploy:dispatched could not prove that the command has stopped";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,250}");
    private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern RUNNER = Pattern.compile("primary|secondary");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * The order for a work, as its environment tells whose it is.
     *
     * @param work what is to be run
     * @return the order
     * @throws IllegalArgumentException if the work's environment does not say whose it is
     */
    public static DispatchOrder of(Work work) {
        return of(work.environment(), digest(work));
    }

    /**
     * The order that this process got, from its environment variables.
     *
     * @param environment the variables
     * @return the order
     * @throws IllegalArgumentException if a variable is missing, or is nothing that was ever sent; the message names it
     */
    public static DispatchOrder in(Map<String, String> environment) {
        return of(environment, required(environment, "DEPLOY_WORK", DIGEST));
    }

    private static DispatchOrder of(Map<String, String> environment, String work) {
        return new DispatchOrder(
                required(environment, "DEPLOY_ID", ID),
                required(environment, "DEPLOY_COMMIT", COMMIT),
                required(environment, "DEPLOY_BRANCH", NAME),
                required(environment, "DEPLOY_ENVIRONMENT", NAME),
                Long.parseLong(required(environment, "DEPLOY_FENCING_TOKEN", TOKEN)),
                required(environment, "DEPLOY_RUNNER", RUNNER),
                work);
    }

    private static String required(Map<String, String> environment, String name, Pattern expected) {
        String value = environment.getOrDefault(name, "");
        if (!expected.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    name + (value.isEmpty() ? " is missing" : " is not what a deployment sends") + ".");
        }
        return value;
    }

    /**
     * Tells works apart by what they run: program and arguments, and nothing else.
     *
     * @param work the work
     * @return SHA-256 in hexadecimal digits
     */
    public static String digest(Work work) {
        String all = String.join("\0", work.command());
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** As inputs of a workflow, which hands them on as the variables that {@link #in} reads; the branch is that of the run. */
    Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("deployment", deployment);
        inputs.put("commit", commit);
        inputs.put("environment", environment);
        inputs.put("token", Long.toString(token));
        inputs.put("runner", runner);
        inputs.put("work", work);
        return inputs;
    }
}
