package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One smoke test.
 *
 * @param name its name
 * @param method the HTTP method, in capitals
 * @param url where the request goes; {@code http} or {@code https}
 * @param body what is sent; never shown
 * @param status the status that means success
 * @param json an object whose members the answer must have; not to be changed
 * @param timeout how long the request may take
 * @param order its place, smaller first; those without come last
 */
public record SmokeSettings(
        String name,
        String method,
        Masked<URI> url,
        Optional<Masked<String>> body,
        StatusExpectation status,
        Optional<Masked<JsonNode>> json,
        Duration timeout,
        Optional<Integer> order) {}
