package edu.paws360.deploy.runner;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes work under a supervisor, wherever that is launched. Immutable. */
final class Supervision {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final Site site;
    private final byte[] script;

    /**
     * Supervision at a site.
     *
     * @param site where the supervisor is launched
     * @param script what its loader reads
     */
    Supervision(Site site, byte[] script) {
        this.site = site;
        this.script = script.clone();
    }

    RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        BlockingQueue<Report> inbox = new LinkedBlockingQueue<>();
        RunnerOutcome outcome = Errand.carryOut(
                () -> watch(work, mandate, inbox, output), () -> inbox.add(Report.of(Report.Kind.CANCEL)));
        if (outcome instanceof RunnerOutcome.Cancelled) {
            Thread.interrupted(); // the outcome says it
        }
        return outcome;
    }

    Fitness fitness(Work work) throws InterruptedException {
        BlockingQueue<Report> inbox = new LinkedBlockingQueue<>();
        Fitness fitness = Errand.carryOut(() -> probe(work, inbox), () -> inbox.add(Report.of(Report.Kind.CANCEL)));
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted while the runner was probed");
        }
        return fitness;
    }

    private RunnerOutcome watch(Work work, Mandate mandate, BlockingQueue<Report> inbox, OutputListener output) {
        Instant began = Instant.now();
        String ident = Supervisor.ident();
        try {
            Assignment assignment = site.assign(work);
            try (Channel channel = channel(ident, assignment, mandate, inbox, new OutputLines(output))) {
                return watch(assignment, ident, channel);
            }
        } catch (IOException e) {
            return new RunnerOutcome.NotStarted(String.valueOf(e.getMessage()), began, began);
        } finally {
            inbox.stream().filter(each -> each.kind() == Report.Kind.WARNING).forEach(Supervision::warn);
        }
    }

    private RunnerOutcome watch(Assignment assignment, String ident, Channel channel) throws IOException {
        Optional<Upload> upload = site.upload();
        try {
            Loss loss = site.loss(new Sweep(site, script));
            Watch watch = new Watch(assignment, channel, site, loss, upload, ident);
            try {
                return watch.outcome();
            } catch (InterruptedException e) {
                channel.leave();
                return watch.withoutProof();
            }
        } finally {
            upload.ifPresent(Upload::close);
        }
    }

    private Fitness probe(Work work, BlockingQueue<Report> inbox) {
        try {
            Assignment assignment = site.assign(work);
            try (Channel channel =
                    channel(Supervisor.ident(), assignment, Mandate.STANDING, inbox, new OutputLines(line -> {}))) {
                return probe(assignment, channel);
            }
        } catch (IOException e) {
            return new Fitness.Unfit(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return new Fitness.Unfit("interrupted"); // our caller's thread says so as well
        }
    }

    private Fitness probe(Assignment assignment, Channel channel) throws InterruptedException {
        Report report = channel.next(Watch.START);
        if (report != null && report.kind() == Report.Kind.GREETING) {
            channel.send(Message.probe(assignment));
            report = channel.next(Watch.START.minus(channel.now()));
        }
        if (report == null) {
            channel.kill();
            return new Fitness.Unfit(site.explain(channel.lastErrors()) + "; no answer within " + Watch.START);
        }
        return switch (report.kind()) {
            case READY -> new Fitness.Fit(report.text());
            case REFUSED -> new Fitness.Unfit(report.text());
            default -> new Fitness.Unfit(site.explain(channel.lastErrors()));
        };
    }

    private Channel channel(
            String ident, Assignment assignment, Mandate mandate, BlockingQueue<Report> inbox, OutputLines lines)
            throws IOException {
        ProcessBuilder launch = site.loader(ident, script.length);
        try {
            return new Channel(launch, script, assignment.work().heartbeat().dividedBy(3), mandate, inbox, lines);
        } catch (IOException e) {
            throw new IOException(
                    launch.command().get(0) + " could not be started (" + e.getMessage()
                            + "); the supervisor of the command needs it: install it",
                    e);
        }
    }

    private static void warn(Report report) {
        LOG.warn("The supervisor says: {}", report.text());
    }
}
