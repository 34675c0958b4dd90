package edu.paws360.deploy.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Ends all that is left of a work, through a supervisor of its own at the same site: the work's processes, its supervisor and
 * watchdog, its folder.
 */
final class Sweep {

    private static final Duration INSIST = Duration.ofSeconds(5);

    private final Site site;
    private final byte[] script;

    /** What a sweep found out. */
    sealed interface Finding {

        /** Nothing is left. */
        record Gone(String machine) implements Finding {}

        /** Something is left that cannot be ended. */
        record Withstood(String what) implements Finding {}

        /** The site could not be asked. */
        record Unknown(String why) implements Finding {}
    }

    Sweep(Site site, byte[] script) {
        this.site = site;
        this.script = script.clone();
    }

    /** One that began and does not come to its end has found something that does not go. */
    private static Finding unfinished(String machine, Duration limit) {
        return machine.isEmpty()
                ? new Finding.Unknown("no answer within " + limit)
                : new Finding.Withstood("something that had not ended within " + limit);
    }

    /** Sweeps, within the limit. */
    Finding carryOut(Assignment assignment, Trace trace, Duration limit) throws InterruptedException {
        BlockingQueue<Report> inbox = new LinkedBlockingQueue<>();
        try (Channel channel = new Channel(site.loader(Supervisor.ident(), script.length), script, limit, inbox)) {
            String machine = "";
            Report report = channel.next(limit);
            while (report != null) {
                switch (report.kind()) {
                    case GREETING -> channel.send(Message.sweep(assignment, trace, INSIST));
                    case MACHINE -> machine = report.text();
                    case GONE -> {
                        return new Finding.Gone(machine);
                    }
                    case UNKILLABLE -> {
                        return new Finding.Withstood(report.text());
                    }
                    default -> {
                        return new Finding.Unknown(site.explain(channel.lastErrors()));
                    }
                }
                report = channel.next(limit.minus(channel.now()));
            }
            return unfinished(machine, limit);
        } catch (IOException e) {
            return new Finding.Unknown(String.valueOf(e.getMessage()));
        }
    }
}
