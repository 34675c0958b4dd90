package edu.paws360.deploy.wiring;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.JournalListener;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.settings.LokiSettings;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.RunnerPlace;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.UnavailableSink;
import edu.paws360.deploy.sink.loki.LokiLog;
import edu.paws360.deploy.sink.loki.LokiOrigin;
import edu.paws360.deploy.sink.loki.LokiTags;
import edu.paws360.deploy.sink.loki.LokiTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The way of lines to the Loki of the settings. One that cannot be gone is told as such, and changes nothing else. */
final class LokiWay implements JournalListener, AutoCloseable {
    private static final String LOCAL = new RunnerPlace.Local().toString();
    private static final LokiWay NONE = new LokiWay(Optional.empty(), Optional.empty(), "");

    private final Optional<LokiLog> log;
    private final Optional<Sink> sink;
    private final String here;

    private LokiWay(Optional<LokiLog> log, Optional<Sink> sink, String here) {
        this.log = log;
        this.sink = sink;
        this.here = here;
    }

    /**
     * The Loki of the settings.
     *
     * @throws IllegalArgumentException if it cannot be spoken to as the settings say
     */
    static LokiTarget target(LokiSettings settings) {
        return LokiTarget.at(
                settings.url().value(),
                settings.token().map(Masked::value).map(token -> new Secret("deploy.loki.token", token)),
                settings.tenant(),
                LokiTags.valueOf(settings.tags().name()));
    }

    static LokiWay open(Optional<LokiSettings> settings, Path auditFolder, LokiOrigin origin) {
        return settings.map(loki -> opened(loki, auditFolder, origin)).orElse(NONE);
    }

    private static LokiWay opened(LokiSettings settings, Path auditFolder, LokiOrigin origin) {
        try {
            LokiLog log = LokiLog.open(target(settings), auditFolder.resolve("loki"), origin, settings.spoolMax());
            return new LokiWay(Optional.of(log), Optional.of(log), origin.runnerId());
        } catch (IOException failed) {
            return unavailable("the spool in " + auditFolder.resolve("loki") + " cannot be used: " + failed);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted before the spool was opened");
        }
    }

    private static LokiWay unavailable(String why) {
        return new LokiWay(Optional.empty(), Optional.of(new UnavailableSink("loki", why)), "");
    }

    /** What of it is delivered when the deployment ends; nothing where the settings name no Loki. */
    Optional<Sink> sink() {
        return sink;
    }

    /**
     * A line that a runner printed.
     *
     * @param runner the runner's name
     * @param line the line, masked
     */
    void line(String runner, String line) {
        log.ifPresent(loki -> loki.line(runner.equals(LOCAL) ? here : runner, line));
    }

    void flush() {
        log.ifPresent(LokiLog::flush);
    }

    /** Takes what stands in the journal about one deployment, and passes over the rest. */
    Consumer<JournalEntry> linesOf(String deploymentId) {
        return entry -> {
            if (entry.deploymentId().equals(deploymentId)) {
                written(entry);
            }
        };
    }

    @Override
    public void written(JournalEntry entry) {
        log.ifPresent(loki -> loki.written(entry));
    }

    @Override
    public void close() {
        log.ifPresent(LokiLog::close);
    }
}
