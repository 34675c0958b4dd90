package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One smoke test: an HTTP request, or a query in a database. */
public sealed interface SmokeSettings {
    /**
     * Its name.
     *
     * @return the name
     */
    String name();

    /**
     * How long it may take.
     *
     * @return the limit
     */
    Duration timeout();

    /**
     * Its place, smaller first.
     *
     * @return the place; those without come last
     */
    Optional<Integer> order();

    /**
     * An HTTP request.
     *
     * @param name its name
     * @param method the HTTP method, in capitals
     * @param url where the request goes; {@code http} or {@code https}
     * @param headers headers by name; never shown
     * @param body what is sent; never shown
     * @param status the status that means success
     * @param json an object whose members the answer must have; not to be changed
     * @param captures values of the answer that later requests use, by name
     * @param timeout how long the request may take
     * @param order its place, smaller first; those without come last
     */
    record Request(
            String name,
            String method,
            Masked<URI> url,
            Optional<Masked<Map<String, String>>> headers,
            Optional<Masked<String>> body,
            StatusExpectation status,
            Optional<Masked<JsonNode>> json,
            Map<String, JsonPointer> captures,
            Duration timeout,
            Optional<Integer> order)
            implements SmokeSettings {}

    /**
     * A query in a database.
     *
     * @param name its name
     * @param url the database, with a user; {@code postgresql}
     * @param query the query
     * @param value what the first column of the first row must be, as text
     * @param timeout how long the query may take
     * @param order its place, smaller first; those without come last
     */
    record Query(
            String name,
            Masked<URI> url,
            Masked<String> query,
            Optional<Masked<String>> value,
            Duration timeout,
            Optional<Integer> order)
            implements SmokeSettings {}
}
