package edu.paws360.deploy.testbed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a route answers. */
public sealed interface GithubReply {
    /**
     * An answer, which has to be one that the description lists.
     *
     * @param status the HTTP status
     * @param json the body as lists, maps and values, or as Jackson's nodes; empty for none
     * @param headers further headers
     */
    record Answer(int status, Optional<Object> json, Map<String, String> headers) implements GithubReply {
        /**
         * With another header.
         *
         * @param name its name
         * @param value its value
         * @return a new answer
         */
        public Answer with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Answer(status, json, more);
        }
    }

    /**
     * Something that the description knows nothing of: an outage, or an answer that it does not list.
     *
     * @param mood how the request is taken
     */
    record Behaviour(StandIn.Mood mood) implements GithubReply {}

    /**
     * 200.
     *
     * @param json the body
     * @return the answer
     */
    static Answer found(Object json) {
        return of(200, json);
    }

    /**
     * An answer with a body.
     *
     * @param status the HTTP status
     * @param json the body
     * @return the answer
     */
    static Answer of(int status, Object json) {
        return new Answer(status, Optional.of(json), Map.of());
    }

    /**
     * An answer without a body.
     *
     * @param status the HTTP status, such as 204
     * @return the answer
     */
    static Answer empty(int status) {
        return new Answer(status, Optional.empty(), Map.of());
    }

    /**
     * 404.
     *
     * @return the answer
     */
    static Answer absent() {
        return refused(404, "Not Found");
    }

    /**
     * An error in GitHub's usual shape.
     *
     * @param status the HTTP status
     * @param message what is said
     * @return the answer
     */
    static Answer refused(int status, String message) {
        return of(status, GithubJson.error(status, message));
    }

    /**
     * A redirect.
     *
     * @param status 301, 302, 307 or 308
     * @param location where to
     * @return the answer
     */
    static Answer moved(int status, String location) {
        return empty(status).with("Location", location);
    }

    /**
     * Anything else.
     *
     * @param mood how the request is taken
     * @return the reply
     */
    static Behaviour behaving(StandIn.Mood mood) {
        return new Behaviour(mood);
    }

    /**
     * One page of a list, as {@code per_page} (30 without it) and {@code page} ask for it, with the header {@code Link}.
     *
     * @param <T> what is listed
     * @param call what was asked
     * @param all the whole list
     * @param body makes the body of the elements of the page
     * @return the answer
     */
    static <T> Answer page(GithubCall call, List<T> all, Function<List<T>, Object> body) {
        return GithubPage.numbered(call, all, body);
    }

    /**
     * As {@link #page}, for an operation that has cursors in its links ({@code after}) instead of numbers.
     *
     * @param <T> what is listed
     * @param call what was asked
     * @param all the whole list
     * @param body makes the body of the elements of the page
     * @return the answer
     */
    static <T> Answer pageAfter(GithubCall call, List<T> all, Function<List<T>, Object> body) {
        return GithubPage.afterCursor(call, all, body);
    }
}
