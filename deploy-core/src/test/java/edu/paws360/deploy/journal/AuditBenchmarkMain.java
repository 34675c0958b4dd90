package edu.paws360.deploy.journal;

import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.event.DeploymentEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Builds, verifies or lists a journal: {@code build FOLDER LINES}, {@code verify FOLDER}, {@code list FOLDER}. */
final class AuditBenchmarkMain {
    private static final int LAST = 10;

    private AuditBenchmarkMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "build" -> build(folder, Integer.parseInt(arguments[2]));
            case "verify" -> require(JournalView.of(folder).verify(entry -> {}).lines() > 0);
            case "list" ->
                require(RecentDeployments.in(JournalView.of(folder), LAST).size() == LAST);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Deployments of which each has every kind of event once; not synced, so that it takes no hours. */
    private static void build(Path folder, int lines) throws IOException {
        LineFormat format = new LineFormat(new EventJson(UnaryOperator.identity()));
        List<DeploymentEvent> events = SampleEvents.oneOfEachKind().toList();
        JournalHead head = JournalHead.EMPTY;
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        Files.createDirectories(folder);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve("journal.jsonl")))) {
            for (int number = 0; number < lines; number++) {
                at = at.plusNanos(1_000_001);
                LineFormat.Line line =
                        format.write(head, at, "d" + number / events.size(), events.get(number % events.size()));
                file.write(line.bytes());
                head = head.plus(at, line);
            }
        }
        head.write(folder.resolve("journal.head"));
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("The journal has not what it should have.");
        }
    }
}
