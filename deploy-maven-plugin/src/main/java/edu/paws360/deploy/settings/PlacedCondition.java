package edu.paws360.deploy.settings;

import tools.jackson.core.JsonPointer;

/**
 * What has to stand at one place of the JSON of an answer.
 *
 * @param place the place
 * @param condition a comparison and a value, such as {@code <= 3}
 */
public record PlacedCondition(JsonPointer place, String condition) {}
