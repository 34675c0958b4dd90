package edu.paws360.deploy.queue.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.Ticket;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A process in which many wait, each in a thread of its own, for {@link HandoverBenchmark}. Arguments: the words of the store. It is told
 * {@code enter} or {@code clear} on standard input, and tells {@code entered}, {@code cleared}, and of each turn
 * {@code turn BEGIN END}, in nanoseconds of the clock that all JVMs of a Linux machine share.
 */
final class WaitingProcess {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration TURN = Duration.ofMillis(100);

    private final DeploymentQueue queue;
    private final Deque<Thread> waiting = new ArrayDeque<>();

    private WaitingProcess(DeploymentQueue queue) {
        this.queue = queue;
    }

    public static void main(String[] args) throws Exception {
        WaitingProcess process = new WaitingProcess(StressStore.open(List.of(args), QueueTiming.defaults()));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.equals("enter")) {
                process.enter();
            } else {
                process.clear();
            }
        }
        System.exit(0);
    }

    private void enter() throws QueueException, InterruptedException {
        Ticket ticket = queue.enter(new Applicant("d", "ann", "4f2a9c1", "main", Optional.empty()));
        Thread thread = new Thread(() -> takeTheTurn(ticket), "ticket " + ticket.number());
        thread.start();
        waiting.add(thread);
        say("entered");
    }

    private static void takeTheTurn(Ticket ticket) {
        try (Hold hold = ticket.await(LIMIT, position -> {})) {
            long begin = System.nanoTime();
            hold.check();
            Thread.sleep(TURN.toMillis());
            say("turn " + begin + " " + System.nanoTime());
        } catch (InterruptedException cleared) {
            Thread.currentThread().interrupt();
        } catch (QueueException e) {
            say("failed " + e.getMessage());
        }
    }

    /** The last ones first, so that nobody gets a turn by it. */
    private void clear() throws InterruptedException {
        while (!waiting.isEmpty()) {
            Thread last = waiting.removeLast();
            last.interrupt();
            last.join();
        }
        say("cleared");
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
