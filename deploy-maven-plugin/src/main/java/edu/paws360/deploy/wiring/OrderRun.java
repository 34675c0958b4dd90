package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.guard.Attribution;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsReading;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks something of a deployment that waits or holds production, through the queue's store, and tells what became of it. */
public final class OrderRun {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private final DeploymentQueue queue;
    private final Screen screen;
    private final String user;
    private final String why;

    /**
     * An order.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings; {@code deploy.reason} is journaled with the order
     * @param screen where people read along
     */
    public OrderRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this.queue = Queues.of(
                reading.settings(), surroundings.auditFolder(reading.settings().auditDir()));
        this.screen = new MaskedScreen(screen, Masker.of(reading.secrets()));
        this.user = Attribution.here(surroundings.environment()).user();
        this.why = reading.settings().orders().reason().orElse("");
    }

    /**
     * Ends the deployment that has a ticket (spec, "Deployment Stuck in Queue": emergency only).
     *
     * @param ticket the ticket's number
     * @return what stood in the way; empty once the deployment has left the queue
     * @throws QueueUnavailableException if the queue's store does not answer
     * @throws InterruptedException if interrupted; the order may stand
     */
    public Optional<String> cancel(long ticket) throws QueueUnavailableException, InterruptedException {
        Order order = Order.of(Order.Kind.CANCEL, user, why);
        if (!queue.order(ticket, order)) {
            return Optional.of(unknown(ticket));
        }
        screen.say("Ticket " + ticket + " was told to end.");
        Course course = follow(ticket, order, false);
        return course.gone()
                ? Optional.empty()
                : Optional.of(
                        "ticket " + ticket + " was told to end and is still in the queue after " + LIMIT.toSeconds()
                                + " s"
                                + course.answer()
                                        .map(answer -> "; it answered: " + answer)
                                        .orElse(
                                                "; it did not answer, so its process is frozen, cut off, or still ending its command."
                                                        + " It loses production by itself when its lease (deploy.queue.lease) runs out"));
    }

    /**
     * Lets the deployment that has a ticket go on with its secondary runner (spec, "Failover Triggers": manual, emergency
     * only).
     *
     * @param ticket the ticket's number
     * @return what stood in the way; empty if the deployment answered that it does so
     * @throws QueueUnavailableException if the queue's store does not answer
     * @throws InterruptedException if interrupted; the order may stand
     */
    public Optional<String> failOver(long ticket) throws QueueUnavailableException, InterruptedException {
        Order order = Order.of(Order.Kind.FAILOVER, user, why);
        if (!queue.order(ticket, order)) {
            return Optional.of(unknown(ticket));
        }
        Course course = follow(ticket, order, true);
        course.answer().ifPresent(answer -> screen.say("Ticket " + ticket + " answered: " + answer));
        if (course.answer().isPresent()) {
            return course.answer().filter(Order::isRefusal);
        }
        return Optional.of(
                course.gone()
                        ? "ticket " + ticket + " left the queue before it answered; its deployment is over"
                        : "ticket " + ticket + " did not answer within " + LIMIT.toSeconds()
                                + " s, so its process is frozen or cut off");
    }

    private static String unknown(long ticket) {
        return "ticket " + ticket + " neither waits nor holds production; deploy:queue shows those that do";
    }

    /** How far an order came. */
    private record Course(Optional<String> answer, boolean gone) {}

    /** Looks until the ticket has left the queue, or has answered where an answer is enough. */
    private Course follow(long ticket, Order order, boolean answerIsEnough)
            throws QueueUnavailableException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        Optional<String> answer = Optional.empty();
        while (true) {
            answer = queue.answer(ticket, order.id()).or(noNewerThan(answer));
            boolean gone = isGone(queue.look(), ticket);
            if (gone || (answerIsEnough && answer.isPresent()) || System.nanoTime() - end > 0) {
                return new Course(answer, gone);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private static Supplier<Optional<String>> noNewerThan(Optional<String> earlier) {
        return () -> earlier;
    }

    private static boolean isGone(QueueSnapshot seen, long ticket) {
        return Stream.concat(
                        seen.holder().stream().map(holder -> holder.ticket()),
                        seen.waiting().stream().map(waiter -> waiter.ticket()))
                .noneMatch(number -> number == ticket);
    }
}
