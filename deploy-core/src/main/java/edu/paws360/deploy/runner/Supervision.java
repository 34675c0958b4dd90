package edu.paws360.deploy.runner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
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
        return watched(inbox, () -> {
            try (Supervised supervised = launch(work, inbox)) {
                return watch(supervised, mandate, output, Watch::outcome);
            }
        });
    }

    /** Executes work under a supervisor that was asked about it before; the connection to it is closed with that. */
    RunnerOutcome run(Supervised asked, Work work, Mandate mandate, OutputListener output) {
        return watched(asked.inbox(), () -> {
            try (asked) {
                return watch(asked.with(site.assign(work)), mandate, output, Watch::goOn);
            }
        });
    }

    Fitness fitness(Work work) throws InterruptedException {
        try (Standby standby = standBy(work)) {
            return standby.fitness();
        }
    }

    Standby standBy(Work work) throws InterruptedException {
        BlockingQueue<Report> inbox = new LinkedBlockingQueue<>();
        Standby standby = Errand.carryOut(() -> ask(work, inbox), () -> inbox.add(Report.of(Report.Kind.CANCEL)));
        if (Thread.interrupted()) {
            standby.close();
            throw new InterruptedException("Interrupted while the runner was probed");
        }
        return standby;
    }

    /** The course of a command, from where its supervisor is now. */
    private interface Course {
        RunnerOutcome of(Watch watch) throws InterruptedException;
    }

    private RunnerOutcome watched(BlockingQueue<Report> inbox, Callable<RunnerOutcome> watching) {
        Instant began = Instant.now();
        RunnerOutcome outcome = Errand.carryOut(
                () -> {
                    try {
                        return watching.call();
                    } catch (IOException e) {
                        return new RunnerOutcome.NotStarted(String.valueOf(e.getMessage()), began, began);
                    } finally {
                        inbox.stream()
                                .filter(each -> each.kind() == Report.Kind.WARNING)
                                .forEach(Supervision::warn);
                    }
                },
                () -> inbox.add(Report.of(Report.Kind.CANCEL)));
        if (outcome instanceof RunnerOutcome.Cancelled) {
            Thread.interrupted(); // the outcome says it
        }
        return outcome;
    }

    private RunnerOutcome watch(Supervised supervised, Mandate mandate, OutputListener output, Course course)
            throws IOException {
        Optional<Upload> upload = site.upload();
        try {
            Loss loss = site.loss(new Sweep(site, script));
            Watch watch = new Watch(supervised, mandate, new OutputLines(output), site, loss, upload);
            try {
                return course.of(watch);
            } catch (InterruptedException e) {
                supervised.channel().leave();
                return watch.withoutProof();
            }
        } finally {
            upload.ifPresent(Upload::close);
        }
    }

    private Standby ask(Work work, BlockingQueue<Report> inbox) {
        try {
            Supervised supervised = launch(work, inbox);
            boolean waits = false;
            try {
                Fitness fitness = probe(supervised);
                waits = fitness instanceof Fitness.Fit;
                return waits ? new SupervisedStandby(this, supervised, fitness) : new Refusal((Fitness.Unfit) fitness);
            } finally {
                if (!waits) {
                    supervised.close();
                }
            }
        } catch (IOException e) {
            return new Refusal(new Fitness.Unfit(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            return new Refusal(new Fitness.Unfit("interrupted")); // our caller's thread says so as well
        }
    }

    private Fitness probe(Supervised supervised) throws InterruptedException {
        Channel channel = supervised.channel();
        Report report = channel.next(Watch.START);
        if (report != null && report.kind() == Report.Kind.GREETING) {
            channel.send(Message.probe(supervised.assignment()));
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

    private Supervised launch(Work work, BlockingQueue<Report> inbox) throws IOException {
        String ident = Supervisor.ident();
        Assignment assignment = site.assign(work);
        ProcessBuilder launch = site.loader(ident, script.length);
        try {
            Duration interval = assignment.work().heartbeat().dividedBy(3);
            return new Supervised(ident, assignment, new Channel(launch, script, interval, inbox), inbox);
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
