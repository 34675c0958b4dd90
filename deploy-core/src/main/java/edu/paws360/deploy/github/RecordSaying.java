package edu.paws360.deploy.github;

import edu.paws360.deploy.secret.Masker;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be said to the record of a deployment. Immutable.
 *
 * @param state how it goes
 * @param description one line for people; what is longer than 140 characters is cut off
 * @param log where people see more, where that is known
 * @param environment where people see what was deployed, where that is known
 */
public record RecordSaying(State state, String description, Optional<URI> log, Optional<URI> environment) {
    private static final int LONGEST = 140;

    /** How a deployment goes. */
    public enum State {
        /** It has begun to change production. */
        IN_PROGRESS,
        /** It is what runs, and it is healthy. */
        SUCCESS,
        /** It failed. */
        FAILURE,
        /** How it ended could not be found out. */
        ERROR;

        /**
         * The state in GitHub's words.
         *
         * @return the lower-case name
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Cuts the description off.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public RecordSaying {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(environment, "environment");
        description = cut(description);
    }

    /** What GitHub takes of a line. */
    static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + Masker.CUT;
    }

    JsonNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("state", state.word()).put("description", description);
        log.ifPresent(link -> body.put("log_url", link.toString()));
        environment.ifPresent(link -> body.put("environment_url", link.toString()));
        if (state == State.SUCCESS) {
            body.put("auto_inactive", true);
        }
        return body;
    }
}
