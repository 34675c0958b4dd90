package edu.paws360.deploy.preflight;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.file.FileQueue;
import edu.paws360.deploy.queue.github.GithubQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a queue of deployments who holds production. Of one that was lost nobody knows whether what it started has ended, so it
 * counts until the queue lets the next one go.
 *
 * @param queue whom to ask
 */
record QueueProbe(DeploymentQueue queue) implements ConcurrencyProbe {
    /** Which deployments exclude each other unless something else is said (spec, "GitHub Actions Concurrency"). */
    static final String GROUP = "production-deploy";

    /** The queue of this machine. Where it has never been nobody can tell whether the place is right, so this is no answer. */
    static ConcurrencyProbe inFiles(Path auditFolder, String group) {
        Path folder = auditFolder.resolve("queue");
        QueueProbe probe = new QueueProbe(new FileQueue(folder, group, QueueTiming.defaults()));
        return () -> {
            if (!Files.isDirectory(folder.resolve(group))) {
                throw new IOException(
                        "there is no folder " + folder.resolve(group)
                                + ", which the first deployment makes; see that deploy.audit.dir and deploy.queue.group are meant");
            }
            return probe.holder();
        };
    }

    static ConcurrencyProbe onGithub(Map<String, String> environment, String group) {
        return new QueueProbe(
                new GithubQueue(new GithubAccess(environment, Optional.empty()), group, QueueTiming.defaults()));
    }

    @Override
    public Optional<String> holder() throws IOException {
        try {
            return queue.look().occupantBeside("");
        } catch (QueueUnavailableException unavailable) {
            throw new IOException(unavailable.getMessage(), unavailable);
        }
    }
}
