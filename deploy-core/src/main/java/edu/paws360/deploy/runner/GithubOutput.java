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
import java.util.regex.Pattern;

/** What people see of a run on GitHub: what we know of it, and at its end what its jobs printed. For one thread. */
final class GithubOutput {
    private static final Pattern STAMP =
            Pattern.compile("^\ufeff?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z ?");
    /** GitHub has the log some moments after the job's end. */
    private static final int ATTEMPTS = 3;

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration LISTENING = Duration.ofMinutes(1);

    private final OutputLines lines;
    private final Tempo tempo;
    private boolean doubted;
    private boolean unread;

    GithubOutput(OutputListener listener, Tempo tempo) {
        this.lines = new OutputLines(listener);
        this.tempo = tempo;
    }

    void say(String line) {
        lines.add(bytes("GitHub: " + line));
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
            handOn(job, found.value());
        } else {
            unread = true;
            say("the log of job " + job.name() + " is not to be had: " + GithubWords.of(answer));
        }
    }

    private void handOn(WorkflowJob job, JobLog log) throws InterruptedException {
        doubted |= log.text().contains(DispatchOrder.NOT_PROVEN);
        unread |= log.cut();
        say("the log of job " + job.name() + ":");
        Thread bringing = new Thread(() -> print(log), "deploy-github-log");
        bringing.setDaemon(true);
        bringing.start();
        try {
            bringing.join(LISTENING.toMillis());
        } finally {
            if (bringing.isAlive()) {
                lines.mute();
                bringing.interrupt();
            }
        }
        say(log.cut() ? "the rest of the log is on GitHub alone." : "end of the log.");
    }

    private void print(JobLog log) {
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
}
