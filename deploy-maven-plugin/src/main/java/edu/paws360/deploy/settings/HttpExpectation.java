package edu.paws360.deploy.settings;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a healthy answer over HTTP is.
 *
 * @param status its status
 * @param json an object whose members the answer must have; not to be changed
 * @param commit where the answer must hold the deployed commit
 * @param deployment where the answer must hold the id of the deployment
 * @param version where the answer must hold which version, compared by {@code ==}
 * @param conditions what must stand at places of the JSON
 * @param text what the body must contain
 */
public record HttpExpectation(
        StatusExpectation status,
        Optional<Masked<JsonNode>> json,
        Optional<JsonPointer> commit,
        Optional<JsonPointer> deployment,
        Optional<PlacedCondition> version,
        Optional<Masked<List<PlacedCondition>>> conditions,
        Optional<Masked<String>> text) {}
