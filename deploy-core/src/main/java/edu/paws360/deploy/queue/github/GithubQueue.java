package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueGroup;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The queue that GitHub keeps for the jobs of a repository: a concurrency group, of which the job that deploys has to be a
 * member, or, on a server that does not tell of groups, the runs of the workflow by the beginning of their jobs.
 *
 * <p>A ticket is a run, and has its number. A fencing token is the second, by GitHub's clock, in which production was taken.
 * GitHub gives a place away and takes it back: a run that ends, however it ends, frees the group, and giving a hold back
 * before is nothing that could be told. So the next one waits until anything that whoever was before it started has ended;
 * see {@link #GithubQueue}. At most 300 requests an hour are made. Thread-safe.
 */
public final class GithubQueue implements DeploymentQueue {
    /** For whoever asks again and again whether somebody is there still. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final int SHOWN = 20;

    private final Counter counter;
    private final Pace pace;
    private final Patience patience;
    private final Faces faces;
    private final Orders orders;
    private Optional<Glimpse> last = Optional.empty();

    private record Glimpse(Sight sight, long at) {}

    @FunctionalInterface
    private interface Asking<T> {
        T answer() throws NotKnownException, InterruptedException;
    }

    /**
     * The queue of a group. Asks nothing yet; what is missing is told by whatever is asked.
     *
     * @param access which job this is, and what GitHub is asked with: a token that has {@code actions=read}, and
     *     {@code actions=write} to cancel runs
     * @param group the group's name
     * @param timing of which the lease counts, and the time to settle. In half of the lease GitHub should be asked twice,
     *     which takes 60 s of it. A hold is lost after half of the lease without an answer, and nobody takes production within half of the lease plus the time to settle
     *     after its own job was started, and where the server does not tell of groups, after it was first seen to be first
     * @throws IllegalArgumentException if the group's name is not one
     */
    public GithubQueue(GithubAccess access, String group, QueueTiming timing) {
        this(access, group, Pace.of(timing), Patience.REAL);
    }

    GithubQueue(GithubAccess access, String group, Pace pace, Patience patience) {
        this.counter = Counter.of(access, QueueGroup.checked(group), patience);
        this.pace = pace;
        this.patience = patience;
        this.faces = new Faces(counter, patience);
        this.orders = new Orders(counter);
    }

    @Override
    public Ticket enter(Applicant who) throws QueueUnavailableException, InterruptedException {
        try {
            Line line = counter.line();
            long run = counter.here().run().orElseThrow().run();
            Ticket ticket = new GithubTicket(new Stay(run, line, faces, pace, patience, counter.store()), first(line));
            faces.ourselves(who);
            return ticket;
        } catch (NotKnownException unknown) {
            throw unknown.unavailable(counter.store());
        }
    }

    /** Lines do not ask again by themselves. */
    private Sight first(Line line) throws NotKnownException, InterruptedException {
        for (int more = 2; ; more--) {
            try {
                return line.look();
            } catch (NotKnownException unknown) {
                if (!unknown.isPassing() || unknown.retryAfter().isPresent() || more == 0) {
                    throw unknown;
                }
                patience.sleep(pace.again());
            }
        }
    }

    @Override
    public QueueSnapshot look() throws QueueUnavailableException {
        return asked(() -> snapshot(sight()));
    }

    /** A job of ours that has the group without being in line is no other deployment. */
    private QueueSnapshot snapshot(Sight sight) throws InterruptedException {
        Optional<Holder> holder = Optional.empty();
        for (Entrant entrant : sight.holding()) {
            if (holder.isEmpty()
                    && (!counter.isOurs(entrant) || faces.ourselves().isPresent())) {
                holder = Optional.of(faces.holder(entrant));
            }
        }
        List<Waiter> waiting = new ArrayList<>();
        for (Entrant entrant : sight.waiting()) {
            waiting.add(waiting.size() < SHOWN ? faces.waiter(entrant) : Faces.stranger(entrant));
        }
        return new QueueSnapshot(holder, Optional.empty(), waiting, Optional.empty());
    }

    @Override
    public boolean isThere(long ticket) throws QueueUnavailableException {
        return asked(() -> lately().all().anyMatch(entrant -> entrant.run() == ticket));
    }

    /**
     * {@inheritDoc}
     *
     * <p>GitHub can be told to cancel a run, which ends the deployment as the CI ends it; any other order is refused.
     */
    @Override
    public boolean order(long ticket, Order order) throws QueueUnavailableException, InterruptedException {
        try {
            return sight().all().anyMatch(entrant -> entrant.run() == ticket) && orders.leave(ticket, order);
        } catch (NotKnownException unknown) {
            throw unknown.unavailable(counter.store());
        }
    }

    @Override
    public Optional<String> answer(long ticket, String orderId) {
        return orders.answer(orderId);
    }

    /** GitHub's group keeps none; its records of deployments do. */
    @Override
    public Optional<LiveCommit> live(Destination where) {
        return Optional.empty();
    }

    private Sight sight() throws NotKnownException, InterruptedException {
        Sight sight = counter.outlook().look();
        keep(sight);
        return sight;
    }

    private Sight lately() throws NotKnownException, InterruptedException {
        Optional<Sight> fresh = kept();
        return fresh.isPresent() ? fresh.get() : sight();
    }

    private synchronized void keep(Sight sight) {
        last = Optional.of(new Glimpse(sight, patience.nanos()));
    }

    private synchronized Optional<Sight> kept() {
        return last.filter(glimpse -> patience.nanos() - glimpse.at() < FRESH.toNanos())
                .map(Glimpse::sight);
    }

    private <T> T asked(Asking<T> asking) throws QueueUnavailableException {
        try {
            return asking.answer();
        } catch (NotKnownException unknown) {
            throw unknown.unavailable(counter.store());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QueueUnavailableException(
                    counter.store(), "the question was interrupted", "Ask again.", interrupted);
        }
    }

    /** The group and the repository; no secret. */
    @Override
    public String toString() {
        return counter.store();
    }
}
