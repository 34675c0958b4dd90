package edu.paws360.deploy.settings;

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
 */
public record HttpExpectation(
        StatusExpectation status,
        Optional<Masked<JsonNode>> json,
        Optional<JsonPointer> commit,
        Optional<JsonPointer> deployment) {}
