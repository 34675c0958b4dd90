package edu.paws360.deploy.runner;

import edu.paws360.deploy.runner.Sweep.Finding;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to do, and what is known, when the supervisor stopped answering before it said that all is gone. */
interface Loss {

    /**
     * Gives the connection up, and ends what is left.
     *
     * @return whether it is proven that nothing of the work runs any more
     */
    boolean settle(Channel channel, Assignment assignment, Trace trace) throws InterruptedException;

    /** The supervisor ran on this machine: we look ourselves. That is proof when nothing is found any more. */
    record Here(Sweep sweep) implements Loss {

        private static final Logger LOG = LoggerFactory.getLogger(Here.class);
        private static final Duration LIMIT = Duration.ofSeconds(30);

        @Override
        public boolean settle(Channel channel, Assignment assignment, Trace trace) throws InterruptedException {
            // Before our own process is killed, for what descends from it could be found by that alone.
            Finding finding = sweep.carryOut(assignment, trace, LIMIT);
            channel.kill();
            if (!(finding instanceof Finding.Gone)) {
                LOG.error("What the lost supervisor left is not proven to be gone: {}", finding);
            }
            return finding instanceof Finding.Gone;
        }
    }

    /**
     * The supervisor runs on another machine, and the connection is lost. We try to look through another one. Where that fails,
     * supervisor and watchdog over there end the work when their heartbeat limit has passed, counted from when we sent the
     * last sign of life; that is proof once the time they need has passed as well.
     */
    record Elsewhere(Sweep sweep) implements Loss {

        static final Duration MARGIN = Duration.ofSeconds(5);

        private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);
        private static final long PAUSE_MILLIS = 500;

        @Override
        public boolean settle(Channel channel, Assignment assignment, Trace trace) throws InterruptedException {
            channel.kill();
            Duration proven = provenAt(channel.lastSign(), assignment.work());
            boolean withstood = false;
            for (Duration left = proven.minus(channel.now()); !left.isNegative(); left = proven.minus(channel.now())) {
                Finding finding = sweep.carryOut(assignment, trace, left);
                if (isProof(finding, trace)) {
                    return true;
                }
                withstood |= finding instanceof Finding.Withstood;
                LOG.warn("What the lost supervisor left is not yet proven to be gone: {}", finding);
                Thread.sleep(Math.max(1, Math.min(PAUSE_MILLIS, left.toMillis())));
            }
            return !withstood;
        }

        /** Another machine that answers at the same address proves nothing. */
        private static boolean isProof(Finding finding, Trace trace) {
            return finding instanceof Finding.Gone gone
                    && trace.machine().filter(gone.machine()::equals).isPresent();
        }

        static Duration provenAt(Duration lastSign, Work work) {
            return lastSign.plus(work.heartbeat())
                    .plus(Supervisor.hurried(work))
                    .plus(MARGIN);
        }
    }
}
