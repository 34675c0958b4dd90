package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.JobLog;
import edu.paws360.deploy.testbed.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of lines when whoever takes them is slow. */
@Timeout(60)
class GithubOutputTest {
    private static final String STUCK = "stuck";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    private void takeUntilInterrupted(String line) {
        seen.add(line);
        if (line.equals(STUCK)) {
            try {
                never.await();
            } catch (InterruptedException goOn) {
                // Cut short, as somebody's write to a full pipe would be.
            }
        }
    }

    private void takeWhateverComes(String line) {
        seen.add(line);
        while (line.equals(STUCK) && never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException ignored) {
                // Nothing moves it.
            }
        }
    }

    private static GithubOutput output(OutputListener listener) {
        return new GithubOutput(listener, new VirtualTempo(), Duration.ofMillis(600));
    }

    @Test
    void a_listener_that_misses_the_rest_of_one_log_hears_of_the_next() throws Exception {
        try (GithubOutput output = output(this::takeUntilInterrupted)) {
            output.handOn("north", new JobLog("first\nstuck\nlast", false));
            output.handOn("south", new JobLog("all\n", false));
            output.say("done");
        }

        assertThat(seen)
                .containsExactly(
                        "GitHub: the log of job north:",
                        "first",
                        STUCK,
                        "GitHub: the rest of the log is on GitHub alone: it was not taken here within 0 s.",
                        "GitHub: the log of job south:",
                        "all",
                        "GitHub: end of the log.",
                        "GitHub: done");
    }

    @Test
    void nobody_waits_for_a_listener_that_never_comes_back_and_it_is_not_called_twice_at_once() throws Exception {
        try (GithubOutput output = output(this::takeWhateverComes)) {
            output.handOn("north", new JobLog("stuck\nlast", false));
            output.say("done");
        }

        assertThat(seen).containsExactly("GitHub: the log of job north:", STUCK);
        never.countDown();
    }

    @Test
    void no_thread_is_left() throws Exception {
        try (GithubOutput output = output(seen::add)) {
            output.say("begun");
        }

        assertThat(seen).containsExactly("GitHub: begun");
        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("deploy-github-output")));
    }
}
