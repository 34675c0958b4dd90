package edu.paws360.deploy.runner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

        private static final Logger LOG = LoggerFactory.getLogger(Here.class);
        private static final Duration KILLED = Duration.ofSeconds(2);

        private Optional<ProcessHandle> command = Optional.empty();

        @Override
        public void started(long pid) {
            command = ProcessHandle.of(pid); // the handle knows the start time, so a later process with this id is safe
        }

        @Override
        public boolean settle(Channel channel, Work work) throws InterruptedException {
            channel.kill();
            List<ProcessHandle> tree = command.stream()
                    .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                    .toList();
            tree.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(tree);
            return false;
        }

        private static void awaitEnd(List<ProcessHandle> tree) throws InterruptedException {
            CompletableFuture<?>[] ends =
                    tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
            try {
                CompletableFuture.allOf(ends).get(KILLED.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("Not all that the supervisor left has ended after KILL");
            }
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
            Duration left = provenAt(channel.lastSign(), work).minus(channel.now());
            Thread.sleep(Math.max(0, left.toMillis()));
            return true;
        }

        static Duration provenAt(Duration lastSign, Work work) {
            Duration ending = work.grace().plus(Supervisor.KILL);
            return lastSign.plus(work.heartbeat()).plus(ending).plus(MARGIN);
        }
    }
}
