package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.file.FileQueue;
import edu.paws360.deploy.queue.github.GithubQueue;
import edu.paws360.deploy.queue.postgres.PostgresQueue;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.QueueSettings;
import java.nio.file.Path;
import java.util.Map;

/** The queue that the settings name. */
final class Queues {
    private Queues() {}

    /** For whoever asks GitHub nothing else. */
    static DeploymentQueue of(DeploySettings settings, Path auditFolder, Map<String, String> environment) {
        return of(settings, auditFolder, GithubWiring.access(settings, environment));
    }

    static DeploymentQueue of(DeploySettings settings, Path auditFolder, GithubAccess github) {
        QueueSettings queue = settings.queue();
        QueueTiming timing = LossTiming.of(settings).queue();
        return switch (queue.type()) {
            case FILE -> new FileQueue(auditFolder.resolve("queue"), queue.group(), timing);
            case POSTGRES -> new PostgresQueue(queue.url().orElseThrow().value(), queue.group(), timing);
            case GITHUB -> new GithubQueue(github, queue.group(), timing);
        };
    }
}
