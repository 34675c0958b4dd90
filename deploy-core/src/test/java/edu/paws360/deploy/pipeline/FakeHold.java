package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hold that can be lost, and that tells whether it was given back. */
final class FakeHold implements Hold {
    final List<Order> orders = new CopyOnWriteArrayList<>();
    final List<String> answers = new CopyOnWriteArrayList<>();
    final List<String> live = new CopyOnWriteArrayList<>();
    volatile Duration age = Duration.ZERO;
    volatile boolean lost;
    volatile Optional<Holder> successor = Optional.empty();
    volatile boolean lapsed;
    volatile boolean deaf;
    volatile boolean unreadable;
    volatile boolean closed;
    volatile boolean keepsLive = true;
    private volatile long answeredAt;
    private volatile long closedAt;

    /** For how long the last answer could be read. */
    Duration answerStood() {
        return Duration.ofNanos(closedAt - answeredAt);
    }

    @Override
    public long ticket() {
        return 7;
    }

    @Override
    public long fencingToken() {
        return 12;
    }

    @Override
    public Duration check() throws HoldLostException {
        if (lost) {
            throw HoldLostException.replaced(12, successor);
        }
        return age;
    }

    @Override
    public List<Order> orders() throws QueueUnavailableException {
        if (unreadable) {
            throw new QueueUnavailableException("store", "it is away", "Wait.", null);
        }
        return List.copyOf(orders);
    }

    @Override
    public void answer(Order order, String what) {
        if (!deaf) {
            orders.remove(order);
        }
        answers.add(what);
        answeredAt = System.nanoTime();
    }

    @Override
    public void noteLive(Destination where, String commit) throws HoldLostException, QueueUnavailableException {
        check();
        if (unreadable) {
            throw new QueueUnavailableException("store", "it is away", "Wait.", null);
        }
        live.add(where + ": " + commit);
    }

    @Override
    public boolean keepsLive() {
        return keepsLive;
    }

    @Override
    public void lapse() {
        lapsed = true;
    }

    @Override
    public void close() {
        closed = true;
        closedAt = System.nanoTime();
    }
}
