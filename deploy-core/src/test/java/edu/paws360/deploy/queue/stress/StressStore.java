package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.file.FileQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A store under stress. Processes are told of it by words, the first of which is its kind. */
interface StressStore {
    /** Short, so that stopping a process for longer than a lease does not take long. */
    QueueTiming TIMING = QueueTiming.defaults().withLease(Duration.ofSeconds(2)).withSettle(Duration.ofMillis(500));

    /** What {@link #open} understands; no secrets, those belong into {@link #environment}. */
    List<String> words();

    /** What processes find in their environment besides. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The durations of the queue. */
    default QueueTiming timing() {
        return timingOf(words());
    }

    /** The durations of the queue that the words name. */
    static QueueTiming timingOf(List<String> words) {
        return words.get(0).equals("postgres") ? PostgresStress.TIMING : TIMING;
    }

    /** Whether something that a process said is no fault, because the store was disturbed. */
    default boolean excuses(String said) {
        return false;
    }

    /** What is left of tickets once all have gone, and should not be. */
    List<String> leftovers() throws Exception;

    /** The processes of the store itself that work for those who wait. */
    default List<Long> servers() {
        return List.of();
    }

    /** The same queue as the processes use. */
    DeploymentQueue open(QueueTiming timing);

    /** The queue that the words name, in a process that has the environment. */
    static DeploymentQueue open(List<String> words, QueueTiming timing) {
        return switch (words.get(0)) {
            case "file" -> new FileQueue(Path.of(words.get(1)), words.get(2), timing);
            case "postgres" -> PostgresStress.queue(System.getenv(PostgresStress.ADDRESS), words.get(1), timing);
            default -> throw new IllegalArgumentException("There is no store " + words);
        };
    }
}
