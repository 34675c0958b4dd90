package edu.paws360.deploy.queue.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.Ticket;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that takes turns until its standard input ends. It tells on standard output what it entered and how that ended, and writes the
 * truth, looking at its hold right before each line. Arguments: the truth file, then the words of the store.
 */
final class StressChild {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int TICKS = 3;

    private final DeploymentQueue queue;
    private final FileOutputStream truth;
    private final Random random = new Random();
    private volatile boolean asked;

    private StressChild(DeploymentQueue queue, FileOutputStream truth) {
        this.queue = queue;
        this.truth = truth;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        // Opened to append, and each line written at once, so that lines stand in the order in which they were written.
        try (FileOutputStream truth = new FileOutputStream(args[0], true)) {
            List<String> store = words.subList(1, words.size());
            StressChild child = new StressChild(StressStore.open(store, StressStore.timingOf(store)), truth);
            Thread ear = new Thread(child::listen, "standard input");
            ear.setDaemon(true);
            ear.start();
            while (!child.asked) {
                child.takeATurn();
            }
        }
    }

    private void listen() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException ended) {
            System.err.println(ended);
        }
        asked = true;
    }

    private void takeATurn() throws InterruptedException, IOException {
        long pid = ProcessHandle.current().pid();
        try (Ticket ticket = queue.enter(new Applicant("d-" + pid, "ann", "4f2a9c1", "main", Optional.empty()))) {
            say("entered " + ticket.number());
            endOf(ticket);
        } catch (QueueException e) {
            say("failed " + e.getClass().getSimpleName() + " " + e.getMessage());
            Thread.sleep(100);
        }
    }

    private void endOf(Ticket ticket) throws InterruptedException, IOException {
        try (Hold hold = ticket.await(LIMIT, position -> {})) {
            write("begin", hold);
            for (int i = 0; i < TICKS; i++) {
                Thread.sleep(random.nextInt(60));
                write("tick", hold);
            }
            write("end", hold);
            say("turn " + ticket.number());
        } catch (QueueException e) {
            say("lost " + ticket.number() + " " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private void write(String what, Hold hold) throws QueueException, IOException {
        long checked = System.nanoTime();
        hold.check();
        truth.write(TruthLine.of(what, hold, checked).text().getBytes(UTF_8));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
