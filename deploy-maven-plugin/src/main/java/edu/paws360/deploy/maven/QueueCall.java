package edu.paws360.deploy.maven;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.queue.QueueUnavailableException;
import org.apache.maven.plugin.MojoExecutionException;

/** What goals ask of the queue, with its faults in the words of Maven. */
@FunctionalInterface
interface QueueCall<T> {
    T make() throws QueueUnavailableException, InterruptedException;

    static <T> T of(QueueCall<T> call) throws MojoExecutionException {
        try {
            return call.make();
        } catch (QueueUnavailableException unavailable) {
            throw new MojoExecutionException(
                    ReasonCode.QUEUE_UNAVAILABLE + ": " + unavailable.getMessage(), unavailable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(
                    "interrupted while waiting for an answer; the order may stand", interrupted);
        }
    }
}
