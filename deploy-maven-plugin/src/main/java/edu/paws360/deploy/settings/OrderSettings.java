package edu.paws360.deploy.settings;

import java.util.Optional;

/**
 * What is asked of a deployment that waits or runs.
 *
 * @param cancel the ticket that is to be cancelled
 * @param failover the ticket that is to go on with its secondary runner
 * @param reason why
 */
public record OrderSettings(Optional<Long> cancel, Optional<Long> failover, Optional<String> reason) {
    /** Only what the command line says: a variable that happens to be there orders nothing. */
    static OrderSettings of(Values values) {
        return new OrderSettings(
                given(values, OrderKeys.CANCEL), given(values, OrderKeys.TICKET), given(values, OrderKeys.REASON));
    }

    private static <T> Optional<T> given(Values values, Setting<T> setting) {
        Reading<T> reading = values.read(setting);
        return reading.value().filter(value -> reading.seen().orElseThrow().origin() == Origin.COMMAND_LINE);
    }
}
