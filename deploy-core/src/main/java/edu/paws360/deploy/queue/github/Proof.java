package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a hold: that GitHub said lately that it is ours, or that it is not. Thread-safe; one thread looks. */
final class Proof {
    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);

    private final Stay stay;
    private final long token;
    private boolean doubted;
    private long confirmed;
    private HoldLostException lost;
    private QueueUnavailableException unheard;

    /** Of a hold that was confirmed by an answer to what was asked then. */
    Proof(Stay stay, long token, long asked) {
        this.stay = stay;
        this.token = token;
        this.confirmed = asked;
    }

    /** Looks once, and returns how long to wait for the next look; nothing once all is lost. */
    Optional<Duration> look() throws InterruptedException {
        try {
            long asked = stay.patience().nanos();
            Sight sight = stay.line().confirm();
            if (sight.isOurs()) {
                confirm(asked);
                return Optional.of(stay.pace().look());
            }
            return doubt(sight);
        } catch (NotKnownException unknown) {
            return Optional.of(unheard(unknown));
        } catch (RuntimeException fault) {
            // Tried again: the time without an answer decides, not one fault of ours.
            LOG.warn("A look at the hold with fencing token {} broke", token, fault);
            return Optional.of(unheard(new NotKnownException("a look broke (" + fault + ")", "Look at the log.")));
        }
    }

    private synchronized void confirm(long asked) {
        confirmed = asked;
        doubted = false;
    }

    /** One answer may be older than those before it; the next one decides. */
    private Optional<Duration> doubt(Sight sight) throws InterruptedException {
        Optional<Holder> successor = sight.other().isPresent()
                ? Optional.of(stay.faces().holder(sight.other().get()))
                : Optional.empty();
        synchronized (this) {
            if (doubted) {
                lost = HoldLostException.replaced(token, successor);
                return Optional.empty();
            }
            doubted = true;
            return Optional.of(stay.pace().again());
        }
    }

    private synchronized Duration unheard(NotKnownException unknown) {
        unheard = unknown.unavailable(stay.store());
        Duration soon = stay.pace().look().dividedBy(3);
        return unknown.retryAfter().filter(wanted -> wanted.compareTo(soon) > 0).orElse(soon);
    }

    /** Zero as long as nobody else can have production yet. */
    synchronized Duration check() throws HoldLostException {
        if (lost != null) {
            throw lost;
        }
        Duration age = age();
        if (age.compareTo(stay.pace().trust()) > 0) {
            throw HoldLostException.unproven(token, unheard == null ? silent(age) : unheard);
        }
        return Duration.ZERO;
    }

    private Duration age() throws HoldLostException {
        try {
            return Duration.ofNanos(stay.patience().nanos() - confirmed);
        } catch (UncheckedIOException untold) {
            throw HoldLostException.unproven(
                    token,
                    new QueueUnavailableException(
                            stay.store(),
                            String.valueOf(untold.getMessage()),
                            "See to it that /proc/uptime can be read.",
                            untold));
        }
    }

    private QueueUnavailableException silent(Duration age) {
        return new QueueUnavailableException(
                stay.store(),
                "GitHub has not answered for " + age.toSeconds() + " s, expected an answer within "
                        + stay.pace().trust().toSeconds() + " s (half of deploy.queue.lease)",
                "Look whether GitHub can be reached from here.",
                null);
    }
}
