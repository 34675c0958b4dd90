package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file in which every holder writes when its turn begins and ends, so that two at once would be seen. */
final class Turns {
    private Turns() {}

    static void take(DeploymentQueue queue, Path log, int times) throws QueueException, InterruptedException {
        for (int i = 0; i < times; i++) {
            try (Ticket ticket = queue.enter(QueueProcess.applicant("d-" + i));
                    Hold hold = ticket.await(Duration.ofSeconds(60), position -> {})) {
                write(log, "begin", hold);
                hold.check();
                Thread.sleep(2);
                write(log, "end", hold);
            }
        }
    }

    private static void write(Path log, String what, Hold hold) {
        try {
            String line = what + " " + hold.ticket() + " " + hold.fencingToken() + "\n";
            Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each turn ends before the next begins, tickets come in their order, and every token is one above the last. */
    static void assertOneAtATime(Path log, int turns) throws IOException {
        List<String> lines = Files.readAllLines(log);
        long firstToken = Long.parseLong(lines.get(0).substring("begin 1 ".length()));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            String turn = " " + (i + 1) + " " + (firstToken + i);
            Stream.of("begin" + turn, "end" + turn).forEach(expected::add);
        }
        assertThat(lines).isEqualTo(expected);
    }
}
