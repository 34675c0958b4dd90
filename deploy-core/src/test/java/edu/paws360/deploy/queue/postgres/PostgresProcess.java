package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Claim;
import edu.paws360.deploy.queue.Claimed;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.Ticket;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A process of its own in the queue. It reads one command a line, and answers each with one line. */
final class PostgresProcess {
    private final PostgresQueue queue;
    private Ticket ticket;
    private Hold hold;

    private PostgresProcess(PostgresQueue queue) {
        this.queue = queue;
    }

    /** Arguments: the group, the lease and the time to settle in milliseconds; the address is in the environment. */
    public static void main(String[] args) throws Exception {
        PostgresProcess process = new PostgresProcess(new PostgresQueue(
                URI.create(System.getenv(PostgresChild.ADDRESS)),
                args[0],
                Database.timing(
                        Duration.ofMillis(Long.parseLong(args[1])), Duration.ofMillis(Long.parseLong(args[2])))));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(process.answer(line));
        }
    }

    private String answer(String command) throws InterruptedException {
        try {
            return obey(command);
        } catch (QueueException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    private String obey(String command) throws QueueException, InterruptedException {
        if (command.startsWith("claim ")) {
            return claim(command.split(" ", -1));
        }
        switch (command) {
            case "enter" -> ticket = queue.enter(Database.applicant("d-child"));
            case "await" -> hold = ticket.await(Duration.ofSeconds(20), position -> {});
            case "check" -> hold.check();
            case "close" -> hold.close();
            default -> throw new IllegalArgumentException(command);
        }
        return hold == null ? "ok" : "ok " + hold.fencingToken();
    }

    private String claim(String... words) throws QueueException {
        Claimed claimed = queue.claim(new Claim(Long.parseLong(words[1]), "primary", words[2], words[3]))
                .orElseThrow();
        return claimed.ours() ? "ours" : "theirs " + claimed.by();
    }
}
