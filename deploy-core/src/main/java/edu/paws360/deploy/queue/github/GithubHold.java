package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Production, for as long as GitHub says that our job has it. A thread of its own asks for that. */
final class GithubHold implements Hold {
    private static final Logger LOG = LoggerFactory.getLogger(GithubHold.class);

    private final Stay stay;
    private final long token;
    private final Proof proof;
    private final Thread thread;

    private GithubHold(Stay stay, long token, Proof proof) {
        this.stay = stay;
        this.token = token;
        this.proof = proof;
        this.thread = new Thread(this::confirm, "deployment queue, run " + stay.ticket());
        thread.setDaemon(true);
    }

    static GithubHold begin(Stay stay, Turn turn) {
        GithubHold hold = new GithubHold(stay, turn.token(), new Proof(stay, turn.token(), turn.asked()));
        hold.thread.start();
        return hold;
    }

    private void confirm() {
        try {
            Optional<Duration> pause = Optional.of(stay.pace().look());
            while (pause.isPresent()) {
                stay.patience().sleep(pause.get());
                pause = proof.look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long ticket() {
        return stay.ticket();
    }

    @Override
    public long fencingToken() {
        return token;
    }

    @Override
    public Duration check() throws HoldLostException {
        return proof.check();
    }

    /** GitHub carries no words to a run. */
    @Override
    public List<Order> orders() {
        return List.of();
    }

    @Override
    public void answer(Order order, String what) {
        LOG.warn("The answer to {} goes nowhere, as GitHub carries no orders: {}", order.summary(), what);
    }

    /** Only whether production is ours: GitHub has its own records of what was deployed. */
    @Override
    public void noteLive(Destination where, String commit) throws HoldLostException {
        Duration unused = check();
    }

    @Override
    public boolean keepsLive() {
        return false;
    }

    /** GitHub lets the next one go when our job ends, and it gives what we started the time to end. */
    @Override
    public void lapse() {
        close();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
