package edu.paws360.deploy.health.probe;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What one attempt of a probe saw. "Not yet" and "no" are different answers: the first is worth waiting for, the second
 * is not. Every text may hold what a service answered, so it is {@linkplain #masked masked} before it is shown. Immutable.
 */
public sealed interface ProbeOutcome {
    /**
     * What was seen and what was expected, in one line.
     *
     * @return the text, never blank
     */
    String detail();

    /**
     * The beginning of what the service answered, as text.
     *
     * @return at most 2 KB (2,048 characters), empty when nothing was answered or nothing is worth showing
     */
    String excerpt();

    /**
     * The same with other texts.
     *
     * @param mask replaces secrets
     * @return a new outcome of the same kind
     */
    ProbeOutcome masked(UnaryOperator<String> mask);

    /**
     * The answer is the expected one.
     *
     * @param detail what was seen
     * @param captured what later steps are to use of the answer, by name; not masked, and never shown
     */
    record Healthy(String detail, Map<String, String> captured) implements ProbeOutcome {
        /** Refuses a silent success. */
        public Healthy {
            requireText(detail);
            captured = Map.copyOf(captured);
        }

        /**
         * An expected answer of which nothing is used.
         *
         * @param detail what was seen
         */
        public Healthy(String detail) {
            this(detail, Map.of());
        }

        @Override
        public String excerpt() {
            return "";
        }

        @Override
        public Healthy masked(UnaryOperator<String> mask) {
            return new Healthy(mask.apply(detail), captured);
        }

        /** Without what was captured. */
        @Override
        public String toString() {
            return "Healthy[" + detail + "]";
        }
    }

    /**
     * The service is not up yet: nobody answers, it says that it is starting, or the old version still answers.
     *
     * @param detail what was seen and what was expected
     * @param excerpt the beginning of the answer, empty without one
     * @param cause what kind of not yet it is
     */
    record NotYet(String detail, String excerpt, Delay cause) implements ProbeOutcome {
        /** Refuses an outcome that does not say what was seen. */
        public NotYet {
            requireText(detail);
            Objects.requireNonNull(excerpt, "excerpt");
            Objects.requireNonNull(cause, "cause");
        }

        /**
         * A service that is not up.
         *
         * @param detail what was seen and what was expected
         * @param excerpt the beginning of the answer, empty without one
         */
        public NotYet(String detail, String excerpt) {
            this(detail, excerpt, Delay.NOT_UP);
        }

        /**
         * A service that is not up, without an answer to show.
         *
         * @param detail what was seen and what was expected
         */
        public NotYet(String detail) {
            this(detail, "");
        }

        @Override
        public NotYet masked(UnaryOperator<String> mask) {
            return new NotYet(mask.apply(detail), mask.apply(excerpt), cause);
        }
    }

    /**
     * The service answered, and the answer is not the expected one.
     *
     * @param detail what was seen and what was expected
     * @param excerpt the beginning of the answer, empty without one
     * @param cause what kind of no it is
     */
    record No(String detail, String excerpt, Objection cause) implements ProbeOutcome {
        /** Refuses an outcome that does not say what was seen. */
        public No {
            requireText(detail);
            Objects.requireNonNull(excerpt, "excerpt");
            Objects.requireNonNull(cause, "cause");
        }

        /**
         * A wrong answer.
         *
         * @param detail what was seen and what was expected
         * @param excerpt the beginning of the answer, empty without one
         */
        public No(String detail, String excerpt) {
            this(detail, excerpt, Objection.WRONG_ANSWER);
        }

        /**
         * A wrong answer, without anything of it to show.
         *
         * @param detail what was seen and what was expected
         */
        public No(String detail) {
            this(detail, "");
        }

        @Override
        public No masked(UnaryOperator<String> mask) {
            return new No(mask.apply(detail), mask.apply(excerpt), cause);
        }
    }

    /** What kind of not yet it is. */
    enum Delay {
        /** The service cannot be reached, or says that it is starting. */
        NOT_UP,
        /** The old version answers, and has yet to be replaced. */
        OLD_VERSION
    }

    /** What kind of no it is. */
    enum Objection {
        /** The answer is not the expected one. */
        WRONG_ANSWER,
        /** The server refused our user, our password, or our rights. */
        ACCESS_DENIED
    }

    private static void requireText(String detail) {
        if (detail.isBlank()) {
            throw new IllegalArgumentException("An outcome says what was seen.");
        }
    }
}
