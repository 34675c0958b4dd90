package edu.paws360.deploy.testbed;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a route is asked, valid by the description.
 *
 * @param address the address without the query
 * @param path the parameters in the path, decoded
 * @param query the parameters in the query, decoded
 * @param body the body, a missing node where there is none
 */
public record GithubCall(URI address, Map<String, String> path, Map<String, String> query, JsonNode body) {
    /**
     * A parameter of the path.
     *
     * @param name its name in the description
     * @return its value, decoded
     * @throws IllegalArgumentException if the path has none of this name
     */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The path has " + path.keySet() + ", but no " + name);
        }
        return value;
    }

    /**
     * A parameter of the query.
     *
     * @param name its name in the description
     * @return its value, decoded, if it is given
     */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
