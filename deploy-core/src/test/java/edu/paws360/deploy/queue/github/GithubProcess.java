package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.testbed.ConcurrencyRoom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A runner of its own: for each line with a run and an attempt it deploys once. It says when it has production, changes it
 * until it is told to go on, and says what came of it.
 */
final class GithubProcess {
    private static final Duration DAY = Duration.ofDays(1);

    /** Jobs of the stand-in began long ago, and a second to settle takes a thousandth of it by the clock below. */
    private static final Pace PACE =
            new Pace(Duration.ofSeconds(15), Duration.ofSeconds(3), DAY, Duration.ofSeconds(1));

    /** A thousand times as fast as any other clock, and as good. */
    private static final Patience QUICK = new Patience() {
        private static final int TIMES = 1000;

        private final long began = System.nanoTime();

        @Override
        public long nanos() {
            return (System.nanoTime() - began) * TIMES;
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(Math.max(1, pause.dividedBy(TIMES).toMillis()));
        }
    };

    private final FileChannel production;
    private final BufferedReader commands;

    private GithubProcess(FileChannel production, BufferedReader commands) {
        this.production = production;
        this.commands = commands;
    }

    /** Argument: the file that stands for production. The variables of GitHub Actions are in the environment. */
    public static void main(String[] args) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (FileChannel file =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            GithubProcess process = new GithubProcess(file, commands);
            System.out.println("ready");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println(process.deploy(words[0], words[1]));
            }
        }
    }

    private String deploy(String run, String attempt) throws InterruptedException, IOException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("GITHUB_RUN_ID", run);
        variables.put("GITHUB_RUN_ATTEMPT", attempt);
        variables.put("RUNNER_NAME", "runner-" + run);
        GithubQueue queue =
                new GithubQueue(new GithubAccess(variables, Optional.empty()), ConcurrencyRoom.GROUP, PACE, QUICK);
        Applicant who = new Applicant("d-" + run, "ann", "4f2a9c1", "main", Optional.empty());
        try (Hold hold = queue.enter(who).await(DAY, position -> {})) {
            return changed(hold);
        } catch (QueueException failed) {
            return "failed " + failed.getMessage();
        }
    }

    /** Whoever finds that another one changes production now, has found two holders. */
    private String changed(Hold hold) throws QueueException, IOException {
        try (FileLock alone = production.tryLock()) {
            if (alone == null) {
                return "overlap";
            }
            System.out.println("holding");
            commands.readLine();
            hold.check();
            return "deployed";
        }
    }
}
