package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.guard.Attribution;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.settings.SettingsReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks something of a deployment that waits or holds production, through the queue's store, and tells what became of it. */
public final class OrderRun {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private static final String SILENT = ", so its process is frozen, cut off, or still ending its command. It loses"
            + " production by itself when its lease (deploy.queue.lease) runs out";

    private final DeploymentQueue queue;
    private final Screen screen;
    private final String user;
    private final String why;
    private final Duration limit;

    /**
     * An order.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings; {@code deploy.reason} is journaled with the order
     * @param screen where people read along
     */
    public OrderRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this(
                Queues.of(
                        reading.settings(),
                        surroundings.auditFolder(reading.settings().auditDir()),
                        surroundings.environment()),
                new MaskedScreen(screen, reading.masker()),
                Attribution.here(surroundings.environment()).user(),
                reading.settings().orders().reason().orElse(""),
                LIMIT);
    }

    OrderRun(DeploymentQueue queue, Screen screen, String user, String why, Duration limit) {
        this.queue = queue;
        this.screen = screen;
        this.user = user;
        this.why = why;
        this.limit = limit;
    }

    /**
     * Ends the deployment that has a ticket (spec, "Deployment Stuck in Queue": emergency only).
     *
     * @param ticket the ticket's number
     * @return what stood in the way; empty once the ticket is gone: that its owner is frozen or dead is not enough
     * @throws QueueUnavailableException if the queue's store does not answer
     * @throws InterruptedException if interrupted; the order may stand
     */
    public Optional<String> cancel(long ticket) throws QueueUnavailableException, InterruptedException {
        Order order = Order.of(Order.Kind.CANCEL, user, why);
        if (!queue.order(ticket, order)) {
            return Optional.of(untold(ticket));
        }
        screen.say("Ticket " + ticket + " was told to end.");
        Course course = follow(ticket, order, false);
        return course.gone() ? Optional.empty() : Optional.of(notEnded(ticket, course));
    }

    private String notEnded(long ticket, Course course) throws QueueUnavailableException {
        Optional<String> loss = LostTicket.in(queue.look(), ticket);
        return "ticket " + ticket + " was told to end and is still in the queue after " + seconds() + "; it "
                + course.answer().map(answer -> "answered: " + answer).orElse("did not answer")
                + loss.map(how -> ", and " + how).orElse(course.answer().isPresent() ? "" : SILENT);
    }

    private String seconds() {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
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
            return Optional.of(untold(ticket));
        }
        Course course = follow(ticket, order, true);
        course.answer().ifPresent(answer -> screen.say("Ticket " + ticket + " answered: " + answer));
        if (course.answer().isPresent()) {
            return course.answer().filter(Order::isRefusal);
        }
        return Optional.of(
                course.gone()
                        ? "ticket " + ticket
                                + " left the queue before an answer of it was seen; its deployment is over, and deploy:audit tells"
                                + " whether it failed over"
                        : "ticket " + ticket + " did not answer within " + seconds()
                                + LostTicket.in(queue.look(), ticket)
                                        .map(how -> ", and " + how)
                                        .orElse(", so its process is frozen or cut off"));
    }

    /** Why a ticket is told nothing. */
    private String untold(long ticket) throws QueueUnavailableException {
        return queue.isThere(ticket)
                ? "ticket " + ticket + " can be told nothing any more, it "
                        + LostTicket.in(queue.look(), ticket).orElse("leaves the queue at this moment")
                : "ticket " + ticket + " neither waits nor holds production; deploy:queue shows those that do";
    }

    /** How far an order came. */
    private record Course(Optional<String> answer, boolean gone) {}

    /** Looks until the ticket has left the queue, or has answered where an answer is enough. */
    private Course follow(long ticket, Order order, boolean answerIsEnough)
            throws QueueUnavailableException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Optional<String> answer = Optional.empty();
        while (true) {
            answer = queue.answer(ticket, order.id()).or(noNewerThan(answer));
            boolean gone = !queue.isThere(ticket);
            if (gone || (answerIsEnough && answer.isPresent()) || System.nanoTime() - end > 0) {
                return new Course(answer, gone);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private static Supplier<Optional<String>> noNewerThan(Optional<String> earlier) {
        return () -> earlier;
    }
}
