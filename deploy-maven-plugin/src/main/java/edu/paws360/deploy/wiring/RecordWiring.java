package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.GithubRecord;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.UnavailableSink;
import edu.paws360.deploy.sink.github.GithubRecordSink;
import edu.paws360.deploy.sink.github.RecordPlace;
import edu.paws360.deploy.sink.github.RecordPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How deployments are recorded on GitHub, where this is a job of GitHub Actions and has a token. */
final class RecordWiring {
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final Path auditFolder;
    private final GithubAccess github;

    RecordWiring(Surroundings surroundings, DeploySettings settings, Path auditFolder, GithubAccess github) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.auditFolder = auditFolder;
        this.github = github;
    }

    Optional<Sink> sink() {
        if (settings.githubRecord().which() == GithubRecord.OFF) {
            return Optional.empty();
        }
        try {
            return github.run().flatMap(run -> github.api().map(api -> sink(api, run)));
        } catch (IllegalArgumentException unusable) {
            return Optional.of(new UnavailableSink("github", String.valueOf(unusable.getMessage())));
        }
    }

    /** The secrets that recording takes, where something may be recorded. */
    static List<String> secretNames(DeploySettings settings, GithubAccess github) {
        return settings.githubRecord().which() == GithubRecord.OFF
                ? List.of()
                : github.run().flatMap(run -> github.secret()).map(Secret::name).stream()
                        .toList();
    }

    private Sink sink(Github api, RunReference run) {
        RecordPlace place = new RecordPlace(
                run.repository(),
                GithubWiring.environment(settings),
                server(),
                settings.githubRecord().environmentUrl());
        return new GithubRecordSink(
                api,
                place,
                settings.githubRecord().which() == GithubRecord.ON ? RecordPolicy.ON : RecordPolicy.AUTO,
                new Destination(surroundings.project(), settings.environment()),
                auditFolder);
    }

    /** A link is worth no failure: without one the record has none. */
    private Optional<URI> server() {
        try {
            return Optional.ofNullable(surroundings.environment().get("GITHUB_SERVER_URL"))
                    .map(text -> URI.create(text.strip().replaceFirst("/+$", "")))
                    .filter(server -> server.getHost() != null && server.getRawUserInfo() == null);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
