package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.Ticket;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process of its own in the queue. It reads one command a line, and answers each with one line. */
final class QueueProcess {
    private final FileQueue queue;
    private Ticket ticket;
    private Hold hold;

    private QueueProcess(FileQueue queue) {
        this.queue = queue;
    }

    /** Arguments: the base folder, the group, the lease and the time to settle in milliseconds. */
    public static void main(String[] args) throws Exception {
        QueueTiming timing = QueueTiming.defaults()
                .withLease(Duration.ofMillis(Long.parseLong(args[2])))
                .withSettle(Duration.ofMillis(Long.parseLong(args[3])));
        QueueProcess process = new QueueProcess(new FileQueue(Path.of(args[0]), args[1], timing));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(process.answer(line.split(" ", -1)));
        }
    }

    static Applicant applicant(String id) {
        return new Applicant(id, "ann", "4f2a9c1", "main", Optional.empty());
    }

    private String answer(String[] words) throws InterruptedException {
        try {
            return obey(words);
        } catch (QueueException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    private String obey(String[] words) throws QueueException, InterruptedException {
        switch (words[0]) {
            case "enter" -> ticket = queue.enter(applicant(words[1]));
            case "await" -> hold = ticket.await(Duration.ofMillis(Long.parseLong(words[1])), position -> {});
            case "check" -> hold.check();
            case "close" -> hold.close();
            case "hammer" -> Turns.take(queue, Path.of(words[1]), Integer.parseInt(words[2]));
            case "look" -> {
                return queue.look()
                        .holder()
                        .map(Holder::ticket)
                        .map(String::valueOf)
                        .orElse("nobody");
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return hold == null ? "ok" : "ok " + hold.fencingToken();
    }
}
