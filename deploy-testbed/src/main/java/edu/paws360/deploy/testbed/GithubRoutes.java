package edu.paws360.deploy.testbed;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The routes of all rooms. Thread-safe. */
final class GithubRoutes {
    private static final int BASE = "/api/v3".length();

    private final Map<String, GithubRoute> routes = new ConcurrentHashMap<>();
    private final OpenApiDocument description;

    GithubRoutes(OpenApiDocument description) {
        this.description = description;
    }

    void add(GithubRoom room) {
        for (GithubRoute route : room.routes()) {
            if (description.operation(route.operation()).isEmpty()) {
                throw new IllegalArgumentException("GitHub's description does not know " + route.operation()
                        + "; expected a method and a path with its parameters as they are named there");
            }
            routes.put(route.operation(), route);
        }
    }

    /**
     * Finds out what a request asks for.
     *
     * @throws RefusedException with 404 if nobody here knows that
     */
    Asked asked(String method, URI address) {
        String path = address.getRawPath().substring(BASE);
        return description
                .find(method, path)
                .flatMap(operation -> asked(operation, path, address))
                .orElseThrow(() -> new RefusedException(404, "Not Found"));
    }

    private Optional<Asked> asked(OpenApiOperation operation, String path, URI address) {
        Map<String, String> parameters = operation.template().match(path).orElseThrow();
        return Optional.ofNullable(routes.get(operation.name()))
                .filter(route -> isHere(parameters))
                .map(route -> new Asked(description, route, operation, parameters, address));
    }

    /** There is one repository, and one organization. */
    private static boolean isHere(Map<String, String> path) {
        String owner = GithubScene.REPOSITORY.split("/", 2)[0];
        String name = GithubScene.REPOSITORY.split("/", 2)[1];
        return path.getOrDefault("owner", owner).equalsIgnoreCase(owner)
                && path.getOrDefault("org", owner).equalsIgnoreCase(owner)
                && path.getOrDefault("repo", name).equalsIgnoreCase(name);
    }

    /** A request that somebody here knows an answer to. */
    record Asked(
            OpenApiDocument description,
            GithubRoute route,
            OpenApiOperation operation,
            Map<String, String> path,
            URI address) {
        /**
         * Checks the rest of the request, and then the answer.
         *
         * @throws RefusedException if the description does not allow the request
         * @throws IllegalStateException if it does not allow the answer
         */
        StandIn.Mood answered(StandIn.Request request) {
            Map<String, String> query = OpenApiParameters.read(address.getRawQuery());
            operation.checkParameters(path, query);
            URI plain = URI.create(address.toString().replaceFirst("\\?.*", ""));
            GithubReply reply = route.answer().apply(new GithubCall(plain, path, query, operation.body(request)));
            return reply instanceof GithubReply.Answer answer
                    ? new GithubAnswers(description, operation, route).mood(request, answer)
                    : ((GithubReply.Behaviour) reply).mood();
        }
    }
}
