package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.Freshness;
import edu.paws360.deploy.guard.LiveInJournal;
import edu.paws360.deploy.guard.LiveInQueue;
import edu.paws360.deploy.guard.LiveOnGithub;
import edu.paws360.deploy.guard.LiveSource;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.settings.DeploySettings;
import java.util.ArrayList;
import java.util.List;

/** Who is asked what is live: the queue's store, GitHub where this is one of its jobs and has a token, the journal. */
final class FreshnessWiring {
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final GithubAccess github;

    FreshnessWiring(Surroundings surroundings, DeploySettings settings, GithubAccess github) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.github = github;
    }

    Freshness freshness(DeploymentQueue queue, JournalReader journal) {
        Destination where = new Destination(surroundings.project(), settings.environment());
        List<LiveSource> sources = new ArrayList<>(List.of(new LiveInQueue(queue, where)));
        LiveOnGithub.in(github, GithubWiring.environment(settings), surroundings.project())
                .ifPresent(sources::add);
        sources.add(new LiveInJournal(journal, where));
        return new Freshness(surroundings.folder(), surroundings.handedOn(), sources, settings.allowOlder());
    }
}
