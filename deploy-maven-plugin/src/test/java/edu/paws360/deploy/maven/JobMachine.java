package edu.paws360.deploy.maven;

import edu.paws360.deploy.testbed.DispatchRoom;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine that takes the job which the stand-in for GitHub was told to run: it does what the workflow to copy says, in a checkout of
 * its own and by a real {@code mvn}, tells GitHub how it goes, and gives it the log.
 */
final class JobMachine implements AutoCloseable {
    private static final long RERUN = DispatchRoom.RUN + 1;

    private final TestProject project;
    private final Path folder;
    private final StrictGithub server;
    private final DispatchRoom room;
    private final Map<String, String> secrets;
    private final JobStep step = JobStep.ofTheWorkflowToCopy();
    private final Logs logs = new Logs();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Process> taken = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile Runnable before = () -> {};

    /** Where GitHub keeps logs. */
    private static final class Logs extends StandIn {
        private volatile String text = "";

        @Override
        protected Mood strict(Request request) {
            return answering(200, text, Map.of("Content-Type", "text/plain"));
        }
    }

    JobMachine(TestProject project, Path folder, StrictGithub server, DispatchRoom room, Map<String, String> secrets)
            throws IOException {
        this.project = project;
        this.folder = Files.createDirectories(folder);
        this.server = server;
        this.room = room;
        this.secrets = secrets;
        room.whenDispatched(inputs -> thread.execute(() -> work(inputs)));
    }

    /** Is done when the job's process has ended, before GitHub says so. */
    void beforeCompleted(Runnable what) {
        before = what;
    }

    private void work(Map<String, String> inputs) {
        try {
            Process process = start("job", DispatchRoom.RUN, "runner-7", inputs);
            room.take("runner-7");
            taken.complete(process);
            int exit = Commands.await(process);
            before.run();
            logs.text = stamped(log("job"));
            room.keepLogAt("http://" + logs.authority() + "/kept");
            room.end(exit == 0 ? "success" : "failure");
            ended.complete(exit);
        } catch (IOException | RuntimeException | Error broken) {
            taken.completeExceptionally(broken);
            ended.completeExceptionally(broken);
        }
    }

    /** The checkout of the commit, then the step of the workflow. */
    private Process start(String name, long run, String runner, Map<String, String> inputs) throws IOException {
        Path checkout = folder.resolve(name);
        Commands.git(folder, "clone", "-q", project.folder.toString(), checkout.toString());
        String head = Commands.git(checkout, "rev-parse", "HEAD");
        Commands.git(checkout, "merge-base", "--is-ancestor", inputs.get("commit"), head);
        Commands.git(checkout, "checkout", "-q", "--detach", inputs.get("commit"));
        Map<String, String> environment = server.variables();
        // A job has the token only where its workflow hands it on.
        environment.remove("GITHUB_TOKEN");
        environment.putAll(Map.of(
                "GITHUB_RUN_ID",
                String.valueOf(run),
                "GITHUB_REF",
                "refs/heads/main",
                "GITHUB_SHA",
                head,
                "RUNNER_NAME",
                runner));
        environment.putAll(
                step.environment(Map.of("inputs", inputs, "secrets", secrets, "github", Map.of("ref_name", "main"))));
        return Commands.maven(
                Maven.ofTheBuild(),
                PluginRepository.FOLDER,
                checkout,
                environment,
                folder.resolve(name + ".log"),
                Stream.concat(Stream.of("--offline"), step.arguments().stream()).toList());
    }

    /** Somebody sends what was dispatched once more, to another machine; gives back how that ended, once it has. */
    int again(Map<String, String> inputs) throws IOException {
        return Commands.await(start("again", RERUN, "runner-8", inputs));
    }

    /** The job's process, as soon as there is one. */
    Process process() throws Exception {
        return taken.get(2, TimeUnit.MINUTES);
    }

    /** How the job's process ended. */
    int exit() throws Exception {
        return ended.get(3, TimeUnit.MINUTES);
    }

    /** What a job printed. */
    String log(String name) {
        try {
            Path log = folder.resolve(name + ".log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String stamped(String log) {
        return log.lines()
                .collect(Collectors.joining("\n2026-05-04T12:00:00.1234567Z ", "2026-05-04T12:00:00.1234567Z ", "\n"));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        Process process = taken.isDone() && !taken.isCompletedExceptionally() ? taken.join() : null;
        if (process != null) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
        logs.close();
    }
}
