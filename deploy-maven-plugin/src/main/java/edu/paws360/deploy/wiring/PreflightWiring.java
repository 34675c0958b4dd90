package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.preflight.ConcurrencyProbe;
import edu.paws360.deploy.preflight.NetworkProbe;
import edu.paws360.deploy.preflight.Preflight;
import edu.paws360.deploy.preflight.PreflightBuilder;
import edu.paws360.deploy.preflight.Shortfall;
import edu.paws360.deploy.preflight.Thresholds;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.PreflightCheck;
import edu.paws360.deploy.settings.PreflightSettings;
import java.util.List;
import java.util.stream.Stream;

/** The preflight checks as the settings want them. */
final class PreflightWiring {
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final Masker masker;
    private final GithubAccess github;

    PreflightWiring(Surroundings surroundings, DeploySettings settings, Masker masker, GithubAccess github) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.masker = masker;
        this.github = github;
    }

    /** The secrets that the checks take, and those whose presence is looked at and that their programs are given. */
    List<String> secretNames() {
        List<String> required = settings.preflight().secretsRequired().orElse(List.of());
        return Stream.concat(secretAge().secretNames().stream(), required.stream())
                .distinct()
                .toList();
    }

    private SecretAgeWiring secretAge() {
        return new SecretAgeWiring(settings, github);
    }

    Preflight preflight(ConcurrencyProbe concurrency) {
        PreflightSettings wanted = settings.preflight();
        PreflightBuilder builder = Preflight.builder()
                .workFolder(surroundings.folder())
                .environment(surroundings.handedOn())
                .thresholds(new Thresholds(wanted.cpuPercentMax(), wanted.memoryPercentMax(), wanted.diskMinBytes()))
                .networkProbe(NetworkProbe.valueOf(wanted.networkProbe().name()))
                .networkTimeout(wanted.networkTimeout())
                .dockerTimeout(wanted.dockerTimeout())
                .warnOnly(wanted.warnOnly().stream()
                        .map(shortfall -> Shortfall.valueOf(shortfall.name()))
                        .toList())
                .skip(wanted.skip().stream().map(PreflightCheck::toString).toList())
                .concurrency(concurrency)
                .add(secretAge().check())
                .masking(masker);
        wanted.secretsRequired().ifPresent(builder::secretsRequired);
        // As the playbook gets it, and in the same folder.
        settings.inventory().ifPresent(inventory -> builder.inventory(inventory.toString()));
        return builder.build();
    }
}
