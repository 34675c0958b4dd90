package edu.paws360.deploy.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes a commit to production, and from where (spec, "Audit Trail", 1). Said by the CI, else by the machine; a
 * record for people, not a proof: whoever sets the environment can say anything. Immutable.
 *
 * @param user the CI's user (of a re-run: who ran it again), else the account of this machine
 * @param workflowRunId the CI's run, where there is one
 * @param attempt which attempt of that run it is, where the CI counts them
 * @param runnerId the CI's name for the runner, else the host name
 * @param workflow the CI's name for the workflow, where it has one
 * @param link where people see the run, where the CI says so; never with a user or password in it
 */
public record Attribution(
        String user,
        Optional<String> workflowRunId,
        Optional<String> attempt,
        String runnerId,
        Optional<String> workflow,
        Optional<URI> link) {

    /**
     * Reads it from this process and this machine.
     *
     * @param environment the environment variables
     * @return the attribution
     */
    public static Attribution here(Map<String, String> environment) {
        return of(environment, System.getProperty("user.name", "unknown"), hostName(environment));
    }

    static Attribution of(Map<String, String> environment, String account, String host) {
        Variables variables = new Variables(environment);
        List<CiSystem> systems = CiSystem.in(environment);
        if (systems.isEmpty()) {
            return new Attribution(
                    account, Optional.empty(), Optional.empty(), host, Optional.empty(), Optional.empty());
        }
        return switch (systems.get(0)) {
            case GITHUB -> github(variables, account, host);
            case GITLAB -> gitlab(variables, account, host);
            case JENKINS -> jenkins(variables, account, host);
        };
    }

    private static Attribution github(Variables variables, String account, String host) {
        return new Attribution(
                variables.first("GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR").orElse(account),
                variables.first("GITHUB_RUN_ID"),
                variables.first("GITHUB_RUN_ATTEMPT"),
                variables.first("RUNNER_NAME").orElse(host),
                variables.first("GITHUB_WORKFLOW"),
                githubLink(variables).flatMap(Attribution::safe));
    }

    private static Optional<String> githubLink(Variables variables) {
        String attempt =
                variables.first("GITHUB_RUN_ATTEMPT").map(n -> "/attempts/" + n).orElse("");
        return variables
                .first("GITHUB_SERVER_URL")
                .flatMap(server -> variables.first("GITHUB_REPOSITORY").flatMap(repository -> variables
                        .first("GITHUB_RUN_ID")
                        .map(run -> server + "/" + repository + "/actions/runs/" + run + attempt)));
    }

    private static Attribution gitlab(Variables variables, String account, String host) {
        return new Attribution(
                variables.first("GITLAB_USER_LOGIN").orElse(account),
                variables.first("CI_PIPELINE_ID"),
                Optional.empty(),
                variables.first("CI_RUNNER_DESCRIPTION", "CI_RUNNER_ID").orElse(host),
                variables.first("CI_PIPELINE_NAME", "CI_JOB_NAME"),
                variables.first("CI_JOB_URL", "CI_PIPELINE_URL").flatMap(Attribution::safe));
    }

    private static Attribution jenkins(Variables variables, String account, String host) {
        return new Attribution(
                variables.first("BUILD_USER_ID").orElse(account),
                variables.first("BUILD_TAG", "BUILD_NUMBER"),
                Optional.empty(),
                variables.first("NODE_NAME").orElse(host),
                variables.first("JOB_NAME"),
                variables.first("BUILD_URL").flatMap(Attribution::safe));
    }

    private static Optional<URI> safe(String link) {
        try {
            URI uri = URI.create(link);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return Optional.of(uri).filter(known -> web && known.getHost() != null && known.getRawUserInfo() == null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // The kernel knows the name at once; InetAddress asks the resolver, which can take seconds.
    private static String hostName(Map<String, String> environment) {
        Path kernel = Path.of("/proc/sys/kernel/hostname");
        try {
            return Files.isReadable(kernel) ? Files.readString(kernel).strip() : otherHostName(environment);
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String otherHostName(Map<String, String> environment) throws IOException {
        Optional<String> named = new Variables(environment).first("HOSTNAME", "COMPUTERNAME");
        return named.isPresent() ? named.get() : InetAddress.getLocalHost().getHostName();
    }
}
