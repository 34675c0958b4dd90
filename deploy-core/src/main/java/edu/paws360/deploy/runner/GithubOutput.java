package edu.paws360.deploy.runner;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.JobLog;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * What people see of a run on GitHub: what we know of it, and at its end what its jobs printed. Handed on by a thread of its own,
 * since a listener may be slow, and nobody follows the run while it is waited for. For one thread.
 */
final class GithubOutput implements AutoCloseable {
    private static final Pattern STAMP =
            Pattern.compile("^\ufeff?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z ?");
    /** GitHub has the log some moments after the job's end. */
    private static final int ATTEMPTS = 3;

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    /** How long a whole log may take to be handed on. */
    private static final Duration LISTENING = Duration.ofMinutes(1);

    private final OutputListener listener;
    private final OutputLines words;
    private final Tempo tempo;
    private final Duration listening;
    private final ExecutorService telling = Executors.newSingleThreadExecutor(GithubOutput::daemon);
    private boolean doubted;
    private boolean unread;

    GithubOutput(OutputListener listener, Tempo tempo) {
        this(listener, tempo, LISTENING);
    }

    GithubOutput(OutputListener listener, Tempo tempo, Duration listening) {
        this.listener = listener;
        this.words = new OutputLines(listener);
        this.tempo = tempo;
        this.listening = listening;
    }

    private static Thread daemon(Runnable work) {
        Thread daemon = new Thread(work, "deploy-github-output");
        daemon.setDaemon(true);
        return daemon;
    }

    /** Is not waited for longer than a sixth of what a log may take; the line then comes when the listener takes it. */
    void say(String line) {
        Future<?> said = telling.submit(() -> words.add(bytes("GitHub: " + line)));
        try {
            boolean unused = isTold(said, brief());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration brief() {
        return listening.dividedBy(6);
    }

    /** Whether a job printed that what it ran may still run. */
    boolean isDoubted() {
        return doubted;
    }

    /** Whether the end of a log, where it would say so, was not seen. */
    boolean isUnread() {
        return unread;
    }

    /** Fetches what a job printed, and hands it on. Where there is nothing to be had, that is said. */
    void bring(Github github, RunReference run, WorkflowJob job) throws InterruptedException {
        GithubAnswer<JobLog> answer = github.runs().log(run, job.id());
        for (int attempt = 1; answer instanceof Absent<?> && attempt < ATTEMPTS; attempt++) {
            tempo.pause(BETWEEN, new CountDownLatch(1));
            answer = github.runs().log(run, job.id());
        }
        if (answer instanceof Found<JobLog> found) {
            handOn(job.name(), found.value());
        } else {
            unread = true;
            say("the log of job " + job.name() + " is not to be had: " + GithubWords.of(answer));
        }
    }

    /** A listener that does not keep up misses the rest of this log, and nothing of what comes after it. */
    void handOn(String job, JobLog log) throws InterruptedException {
        doubted |= log.text().contains(DispatchOrder.NOT_PROVEN);
        unread |= log.cut();
        say("the log of job " + job + ":");
        OutputLines lines = new OutputLines(listener);
        Future<?> bringing = telling.submit(() -> print(log, lines));
        boolean whole = false;
        try {
            whole = isTold(bringing, listening);
        } finally {
            if (!whole) {
                lines.mute();
                bringing.cancel(true);
            }
        }
        say(end(log, whole));
    }

    private String end(JobLog log, boolean whole) {
        if (!whole) {
            return "the rest of the log is on GitHub alone: it was not taken here within " + listening.toSeconds()
                    + " s.";
        }
        return log.cut() ? "the rest of the log is on GitHub alone." : "end of the log.";
    }

    private static boolean isTold(Future<?> what, Duration limit) throws InterruptedException {
        try {
            what.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Output lets nothing of its listener's through: " + e.getCause(), e);
        }
    }

    private static void print(JobLog log, OutputLines lines) {
        int whole = log.cut() ? log.text().lastIndexOf('\n') + 1 : log.text().length();
        log.text().substring(0, whole).lines().forEach(line -> lines.add(bytes(unstamped(line))));
        // The rest of a line, where a secret may have been cut in two.
        lines.add(unstamped(log.text().substring(whole)).getBytes(StandardCharsets.UTF_8));
        lines.end();
    }

    private static String unstamped(String line) {
        return STAMP.matcher(line).replaceFirst("");
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A listener that still has not taken everything is interrupted, and then left out. */
    @Override
    public void close() {
        telling.shutdown();
        try {
            if (telling.awaitTermination(brief().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        words.mute();
        telling.shutdownNow();
    }
}
