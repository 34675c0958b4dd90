package edu.paws360.deploy.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A deployment in a JVM of its own: {@code LINE FOLDER}, and for another machine {@code ADDRESS CONFIG COMMIT}; the properties
 * {@code grace} and {@code heartbeat} say these. Prints what the command prints, then the outcome.
 */
final class RunnerMain {

    private RunnerMain() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        Work work = Work.shell(arguments[0], folder)
                .withGrace(Duration.parse(System.getProperty("grace", "PT0.3S")))
                .withHeartbeat(Duration.parse(System.getProperty("heartbeat", "PT2S")));
        Runner runner = arguments.length == 2
                ? new LocalRunner("primary")
                : new SshRunner(
                        "secondary",
                        SshAddress.parse(arguments[2]),
                        Optional.of(Path.of(arguments[3])),
                        new CommitFiles(folder, arguments[4]));
        RunnerOutcome outcome = runner.run(work, System.out::println);
        System.out.println(outcome.getClass().getSimpleName() + " " + outcome.provenStopped());
    }
}
