package edu.paws360.deploy.runner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do, and what is known, when the supervisor stopped answering before it said that all is gone. */
interface Loss {

    /** Notes the process that the supervisor started. */
    void started(long pid);

    /**
     * Gives the connection up.
     *
     * @return whether it is proven that nothing of the work runs any more
     */
    boolean settle(Channel channel, Work work) throws InterruptedException;

    /**
     * The supervisor ran on this machine, so its own end is what cut us off, and nobody watches the heartbeat. We end what
     * we still find, but what left the command's process tree is out of sight: that is no proof.
     */
    final class Here implements Loss {

        private Optional<ProcessHandle> command = Optional.empty();

        @Override
        public void started(long pid) {
            command = ProcessHandle.of(pid); // the handle knows the start time, so a later process with this id is safe
        }

        @Override
        public boolean settle(Channel channel, Work work) {
            channel.kill();
            List<ProcessHandle> tree = command.stream()
                    .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                    .toList();
            tree.forEach(ProcessHandle::destroyForcibly);
            return false;
        }
    }

    /**
     * The supervisor runs on another machine, and only the connection is lost. It ends the work when its heartbeat limit has
     * passed, counted from when we sent the last sign of life; that is proof once the time it needs has passed as well.
     */
    final class Elsewhere implements Loss {

        static final Duration MARGIN = Duration.ofSeconds(5);

        @Override
        public void started(long pid) {
            // A number on another machine means nothing here.
        }

        @Override
        public boolean settle(Channel channel, Work work) throws InterruptedException {
            channel.kill();
            Duration proven = channel.lastSign()
                    .plus(work.heartbeat())
                    .plus(work.grace())
                    .plus(Supervisor.KILL)
                    .plus(MARGIN);
            Thread.sleep(Math.max(0, proven.minus(channel.now()).toMillis()));
            return true;
        }
    }
}
