package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Refused;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.queue.Order;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What GitHub can be told to do with a run: to cancel it, and nothing else. Thread-safe. */
final class Orders {
    private final Counter counter;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    Orders(Counter counter) {
        this.counter = counter;
    }

    /** Whether it was taken, or answered at once. */
    boolean leave(long run, Order order) throws NotKnownException, InterruptedException {
        if (order.kind() != Order.Kind.CANCEL) {
            answers.put(
                    order.id(),
                    Order.refusal(
                            "GitHub carries no other orders than to cancel a run; for others set deploy.queue.type"
                                    + " to file or postgres"));
            return true;
        }
        RunReference ordered = new RunReference(counter.here().repository(), run, 1);
        GithubAnswer<RunReference> cancelled = counter.github().runs().cancel(ordered);
        if (cancelled instanceof Absent || cancelled instanceof Refused) {
            // There is no such run, or it has ended.
            return false;
        }
        NotKnownException.known(cancelled);
        answers.put(order.id(), "GitHub was told to cancel run " + run + ", and does so when its runner hears of it");
        return true;
    }

    Optional<String> answer(String order) {
        return Optional.ofNullable(answers.get(order));
    }
}
