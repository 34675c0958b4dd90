package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.file.FileQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A store under stress. Processes are told of it by words, the first of which is its kind. */
interface StressStore {
    /** Short, so that stopping a process for longer than a lease does not take long. */
    QueueTiming TIMING = QueueTiming.defaults().withLease(Duration.ofSeconds(2)).withSettle(Duration.ofMillis(500));

    /** What {@link #open} understands; no secrets, those belong into the environment. */
    List<String> words();

    /** What is left of tickets once all have gone, and should not be. */
    List<String> leftovers() throws Exception;

    /** The queue that the words name. */
    static DeploymentQueue open(List<String> words) {
        return switch (words.get(0)) {
            case "file" -> new FileQueue(Path.of(words.get(1)), words.get(2), TIMING);
            default -> throw new IllegalArgumentException("There is no store " + words);
        };
    }
}
