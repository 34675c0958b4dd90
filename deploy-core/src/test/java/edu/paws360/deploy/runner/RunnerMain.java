package edu.paws360.deploy.runner;

import java.nio.file.Path;
import java.time.Duration;

/** A deployment in a JVM of its own: {@code LINE FOLDER}. Prints what the command prints, then the outcome. */
final class RunnerMain {

    private RunnerMain() {}

    public static void main(String[] arguments) {
        Work work = Work.shell(arguments[0], Path.of(arguments[1]))
                .withGrace(Duration.ofMillis(300))
                .withHeartbeat(Duration.ofSeconds(2));
        RunnerOutcome outcome = new LocalRunner("primary").run(work, System.out::println);
        System.out.println(outcome.getClass().getSimpleName() + " " + outcome.provenStopped());
    }
}
