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
 * Asks a queue of deployments who holds production (spec, "Preflight Checks", 5). Of one that was lost nobody knows whether what it
 * started has ended, so it counts until the queue lets the next one go. As thread-safe as the queue.
 *
 * @param queue whom to ask
 * @param own the id of the deployment that asks, which does not count; empty if it stands in no line
 */
public record QueueProbe(DeploymentQueue queue, Optional<String> own) implements ConcurrencyProbe {
    /** Which deployments exclude each other unless something else is said (spec, "GitHub Actions Concurrency"). */
    static final String GROUP = "production-deploy";

    /** The queue of this machine. Where it has never been nobody can tell whether the place is right, so this is no answer. */
    static ConcurrencyProbe inFiles(Path auditFolder, String group) {
        Path folder = auditFolder.resolve("queue");
        QueueProbe probe = new QueueProbe(new FileQueue(folder, group, QueueTiming.defaults()), Optional.empty());
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
        GithubAccess github = new GithubAccess(environment, Optional.empty());
        return new QueueProbe(new GithubQueue(github, group, QueueTiming.defaults()), Optional.empty());
    }

    @Override
    public Optional<String> holder() throws IOException {
        try {
            return queue.look().occupantBeside(own.orElse(""));
        } catch (QueueUnavailableException unavailable) {
            throw new IOException(unavailable.getMessage(), unavailable);
        }
    }
}
