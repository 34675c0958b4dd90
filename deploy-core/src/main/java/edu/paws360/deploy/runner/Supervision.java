package edu.paws360.deploy.runner;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Executes work under a supervisor, wherever that is launched. Immutable. */
final class Supervision {

    private final List<String> launch;
    private final byte[] script;
    private final Supplier<Loss> losses;

    /**
     * Supervision through a program.
     *
     * @param launch starts the supervisor's loader with its standard streams connected to ours
     * @param script what the loader reads
     * @param losses what a lost connection means, for each work anew
     */
    Supervision(List<String> launch, byte[] script, Supplier<Loss> losses) {
        this.launch = List.copyOf(launch);
        this.script = script.clone();
        this.losses = losses;
    }

    RunnerOutcome run(Work work, OutputListener output) {
        BlockingQueue<Report> inbox = new LinkedBlockingQueue<>();
        RunnerOutcome outcome =
                Errand.carryOut(() -> watch(work, inbox, output), () -> inbox.add(Report.of(Report.Kind.CANCEL)));
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

    private RunnerOutcome watch(Work work, BlockingQueue<Report> inbox, OutputListener output)
            throws InterruptedException {
        Instant began = Instant.now();
        try (Channel channel = new Channel(launch, script, work, inbox, new OutputLines(output))) {
            return new Watch(work, channel, losses.get(), began).outcome();
        } catch (IOException e) {
            return new RunnerOutcome.NotStarted(notLaunched(e), began, began);
        }
    }

    private Fitness probe(Work work, BlockingQueue<Report> inbox) throws InterruptedException {
        OutputLines none = new OutputLines(line -> {});
        try (Channel channel = new Channel(launch, script, work, inbox, none)) {
            Report report = channel.next(Watch.START);
            if (report != null && report.kind() == Report.Kind.GREETING) {
                channel.request(Supervisor.probe(work, channel.greeted(), channel.now()));
                report = channel.next(Watch.START.minus(channel.now()));
            }
            return judge(report, channel);
        } catch (IOException e) {
            return new Fitness.Unfit(notLaunched(e));
        }
    }

    private static Fitness judge(Report report, Channel channel) throws InterruptedException {
        if (report == null) {
            channel.kill();
            return new Fitness.Unfit("the supervisor did not answer within " + Watch.START);
        }
        return switch (report.kind()) {
            case READY -> new Fitness.Fit(report.text());
            case REFUSED -> new Fitness.Unfit(report.text());
            default -> new Fitness.Unfit("the connection to the supervisor ended: " + channel.lastErrors());
        };
    }

    private String notLaunched(IOException fault) {
        return launch.get(0) + " could not be started (" + fault.getMessage()
                + "); the supervisor of the command needs it: install it";
    }
}
