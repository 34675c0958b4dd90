package edu.paws360.deploy.health.probe;

import java.util.Objects;

/**
 * What one attempt of a probe saw. "Not yet" and "no" are different answers: the first is worth waiting for, the second
 * is not. Every text may hold what a service answered, so it has to be masked before it is shown. Immutable.
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
     * The answer is the expected one.
     *
     * @param detail what was seen
     */
    record Healthy(String detail) implements ProbeOutcome {
        /** Refuses a silent success. */
        public Healthy {
            requireText(detail);
        }

        @Override
        public String excerpt() {
            return "";
        }
    }

    /**
     * The service is not up yet: nobody answers, it says that it is starting, or the old version still answers.
     *
     * @param detail what was seen and what was expected
     * @param excerpt the beginning of the answer, empty without one
     */
    record NotYet(String detail, String excerpt) implements ProbeOutcome {
        /** Refuses an outcome that does not say what was seen. */
        public NotYet {
            requireText(detail);
            Objects.requireNonNull(excerpt, "excerpt");
        }

        /**
         * Without an answer to show.
         *
         * @param detail what was seen and what was expected
         */
        public NotYet(String detail) {
            this(detail, "");
        }
    }

    /**
     * The service answered, and the answer is not the expected one.
     *
     * @param detail what was seen and what was expected
     * @param excerpt the beginning of the answer, empty without one
     */
    record No(String detail, String excerpt) implements ProbeOutcome {
        /** Refuses an outcome that does not say what was seen. */
        public No {
            requireText(detail);
            Objects.requireNonNull(excerpt, "excerpt");
        }

        /**
         * Without an answer to show.
         *
         * @param detail what was seen and what was expected
         */
        public No(String detail) {
            this(detail, "");
        }
    }

    private static void requireText(String detail) {
        if (detail.isBlank()) {
            throw new IllegalArgumentException("An outcome says what was seen.");
        }
    }
}
