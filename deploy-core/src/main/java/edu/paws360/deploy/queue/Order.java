package edu.paws360.deploy.queue;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * What a human asks of the deployment that has a ticket, left in the queue's store for it to find. Holds no secret. Immutable.
 *
 * @param id tells orders apart
 * @param kind what is asked
 * @param by who asks
 * @param why the reason that was given, perhaps empty
 * @param at when, by the wall clock of the machine it was asked on: for reading, never for deciding
 */
public record Order(String id, Kind kind, String by, String why, Instant at) {
    private static final String REFUSED = "refused: ";

    /** What can be asked. */
    public enum Kind {
        /** End the deployment (spec, "Deployment Stuck in Queue": emergency only). */
        CANCEL,
        /** Stop the primary runner and go on with the secondary (spec, "Failover Triggers": manual, emergency only). */
        FAILOVER;

        /**
         * The kind as people read it.
         *
         * @return the lower-case name
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Refuses an order with holes.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(at, "at");
    }

    /**
     * A new order.
     *
     * @param kind what is asked
     * @param by who asks
     * @param why the reason, perhaps empty
     * @return an order with an id of its own
     */
    public static Order of(Kind kind, String by, String why) {
        return new Order(UUID.randomUUID().toString(), kind, by, why, Instant.now());
    }

    /**
     * The answer to an order that is not carried out.
     *
     * @param why why not
     * @return an answer for {@link Hold#answer}
     */
    public static String refusal(String why) {
        return REFUSED + why;
    }

    /**
     * Whether an answer says that the order is not carried out.
     *
     * @param answer what was answered
     * @return whether it is a {@linkplain #refusal refusal}
     */
    public static boolean isRefusal(String answer) {
        return answer.startsWith(REFUSED);
    }

    /**
     * The order in half a sentence.
     *
     * @return for example {@code cancel, asked by ann: wrong commit}
     */
    public String summary() {
        return kind.label() + ", asked by " + by + (why.isBlank() ? "" : ": " + why);
    }
}
