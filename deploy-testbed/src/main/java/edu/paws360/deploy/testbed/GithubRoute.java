package edu.paws360.deploy.testbed;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An operation of GitHub's REST API and how a room answers it. Requests come here only if the description allows them.
 *
 * @param operation the method in capitals, a blank, and the path as the description has it
 * @param permission what the token has to be granted, in GitHub's words, such as {@code actions=read}
 * @param undescribed members of the answer that GitHub gives although its description has none of them
 * @param answer what is answered; whatever it throws fails the test
 */
public record GithubRoute(
        String operation,
        Optional<String> permission,
        Set<String> undescribed,
        Function<GithubCall, GithubReply> answer) {
    /**
     * An operation that answers 404 until it is told otherwise, and needs no permission.
     *
     * @param path as the description has it, such as <code>/repos/{owner}/{repo}</code>
     * @return the route
     */
    public static GithubRoute get(String path) {
        return of("GET " + path);
    }

    /**
     * As {@link #get}, for POST.
     *
     * @param path as the description has it
     * @return the route
     */
    public static GithubRoute post(String path) {
        return of("POST " + path);
    }

    /**
     * As {@link #get}, for PUT.
     *
     * @param path as the description has it
     * @return the route
     */
    public static GithubRoute put(String path) {
        return of("PUT " + path);
    }

    /**
     * As {@link #get}, for PATCH.
     *
     * @param path as the description has it
     * @return the route
     */
    public static GithubRoute patch(String path) {
        return of("PATCH " + path);
    }

    /**
     * As {@link #get}, for DELETE.
     *
     * @param path as the description has it
     * @return the route
     */
    public static GithubRoute delete(String path) {
        return of("DELETE " + path);
    }

    private static GithubRoute of(String operation) {
        return new GithubRoute(operation, Optional.empty(), Set.of(), call -> GithubReply.absent());
    }

    /**
     * Answers 403 to a token without a permission.
     *
     * @param what in GitHub's words; {@code =write} includes {@code =read}
     * @return a new route
     */
    public GithubRoute needing(String what) {
        return new GithubRoute(operation, Optional.of(what), undescribed, answer);
    }

    /**
     * Has members that GitHub gives although its description has none of them.
     *
     * @param members their names, at the top of the answer
     * @return a new route
     */
    public GithubRoute undescribed(String... members) {
        return new GithubRoute(operation, permission, Set.of(members), answer);
    }

    /**
     * Answers so.
     *
     * @param how from what is asked to what is answered
     * @return a new route
     */
    public GithubRoute answering(Function<GithubCall, GithubReply> how) {
        return new GithubRoute(operation, permission, undescribed, how);
    }
}
