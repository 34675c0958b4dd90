package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.pipeline.FailoverPolicy;
import edu.paws360.deploy.pipeline.Runners;
import edu.paws360.deploy.runner.CommitFiles;
import edu.paws360.deploy.runner.GithubPlace;
import edu.paws360.deploy.runner.GithubRunner;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.SshAddress;
import edu.paws360.deploy.runner.SshRunner;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.FailoverSettings;
import edu.paws360.deploy.settings.RunnerPlace;
import edu.paws360.deploy.settings.RunnerSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings' runners, and when the second takes over from the first. */
final class RunnersWiring {
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final GithubAccess github;

    RunnersWiring(Surroundings surroundings, DeploySettings settings, GithubAccess github) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.github = github;
    }

    /** The runners for a deployment of this commit. */
    Runners runners(String commit) {
        return new Runners(
                runner(settings.runner().primary(), commit),
                settings.runner().secondary().map(place -> runner(place, commit)),
                policy(settings.failover()));
    }

    private Runner runner(RunnerPlace place, String commit) {
        if (place instanceof RunnerPlace.Github job) {
            return onGithub(job);
        }
        return place instanceof RunnerPlace.Ssh ssh
                ? elsewhere(ssh, commit)
                : new LocalRunner(place.toString(), surroundings.withheld());
    }

    private Runner onGithub(RunnerPlace.Github place) {
        RunnerSettings runner = settings.runner();
        return new GithubRunner(
                place.toString(), github, new GithubPlace(runner.workflow(), place.labels(), runner.pickup()));
    }

    private Runner elsewhere(RunnerPlace.Ssh place, String commit) {
        Optional<Path> config = settings.runner().sshConfig().map(surroundings.folder()::resolve);
        return new SshRunner(
                place.toString(),
                SshAddress.parse(place.toString()),
                config,
                new CommitFiles(surroundings.folder(), commit, surroundings.withheld()),
                surroundings.withheld());
    }

    private static FailoverPolicy policy(FailoverSettings failover) {
        return new FailoverPolicy(
                FailoverPolicy.Mode.valueOf(failover.mode().name()),
                failover.on().stream()
                        .map(trigger -> FailoverPolicy.Trigger.valueOf(trigger.name()))
                        .collect(Collectors.toSet()),
                failover.pause());
    }
}
