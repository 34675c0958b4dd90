package edu.paws360.deploy.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a question to GitHub: the answer, or why there is none. Immutable.
 *
 * @param <T> what was asked for
 */
public sealed interface GithubAnswer<T> {
    /**
     * It is known.
     *
     * @param value what was asked for
     * @param at when it was answered: by GitHub's clock for what was asked and is there, else by ours
     * @param <T> what was asked for
     */
    record Found<T>(T value, Instant at) implements GithubAnswer<T> {}

    /**
     * It is not known. Unknown is not approved, not free, not allowed.
     *
     * @param <T> what was asked for
     */
    sealed interface Unknown<T> extends GithubAnswer<T> {
        /**
         * What was asked, and what was seen instead of an answer.
         *
         * @return one line, bounded, without secrets
         */
        String detail();
    }

    /**
     * There is no such thing, or the token may not know of it (404).
     *
     * @param detail what was asked, and what was seen
     * @param <T> what was asked for
     */
    record Absent<T>(String detail) implements Unknown<T> {}

    /**
     * The token may not ask this (401, 403).
     *
     * @param detail what was asked, and what was seen
     * @param permissions what the token lacks, in GitHub's words, where it said so, such as {@code actions=read}
     * @param <T> what was asked for
     */
    record Forbidden<T>(String detail, Optional<String> permissions) implements Unknown<T> {}

    /**
     * GitHub understood and will not do it, in its own words (any other 4xx): what was told has changed nothing.
     *
     * @param detail what was asked, and what was seen
     * @param <T> what was asked for
     */
    record Refused<T>(String detail) implements Unknown<T> {}

    /**
     * GitHub did not answer, or not now: no connection, a fault of its own, a rate limit.
     *
     * @param detail what was asked, and what was seen
     * @param retryAfter how long it wants to be left alone, where that is known; above zero
     * @param <T> what was asked for
     */
    record Unreachable<T>(String detail, Optional<Duration> retryAfter) implements Unknown<T> {}

    /**
     * Something answered, but not as GitHub does: no JSON, missing or odd members, a redirect elsewhere, far too much.
     *
     * @param detail what was asked, and what was seen
     * @param <T> what was asked for
     */
    record Unreadable<T>(String detail) implements Unknown<T> {}
}
