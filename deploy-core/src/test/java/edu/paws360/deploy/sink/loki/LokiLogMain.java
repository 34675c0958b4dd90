package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.journal.Journal;
import java.net.URI;
import java.nio.file.Path;

/** Gives a Loki lines, hands them to the operating system, and waits to be killed. */
final class LokiLogMain {
    static final int LINES = 1_000;

    private LokiLogMain() {}

    public static void main(String... args) throws Exception {
        Path temp = Path.of(args[1]);
        try (Journal journal = Journal.open(temp.resolve("audit"), text -> text)) {
            // Never reaches the spool.
            journal.append("killed", Origins.started());
            LokiLog log = LokiLog.open(
                    Origins.at(URI.create(args[0]), LokiTimes.USUAL), temp.resolve("loki"), Origins.of("killed"));
            for (int number = 0; number < LINES; number++) {
                log.line(Origins.RUNNER, "line " + number);
            }
            log.flush();
            Thread.sleep(60_000);
        }
    }
}
