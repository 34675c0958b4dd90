package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checks that a builder describes, in the order in which they are reported. */
final class Lineup {
    private final PreflightBuilder wanted;
    private final Programs programs;

    Lineup(PreflightBuilder wanted) {
        this.wanted = wanted;
        this.programs = new Programs(wanted.folder.toAbsolutePath(), wanted.environment);
    }

    /**
     * All of them.
     *
     * @throws IllegalArgumentException as {@link PreflightBuilder#build()} says
     */
    List<Preflight.Step> steps() {
        List<Preflight.Step> steps = new ArrayList<>();
        // The CPU comes first, since OSHI's start and its samples take longest.
        new RunnerChecks(wanted.host, wanted.thresholds, disk()).all().forEach(check -> steps.add(step(check)));
        steps.add(docker());
        steps.add(network());
        steps.add(secrets());
        steps.add(concurrency());
        wanted.own.forEach(check -> steps.add(step(check)));
        requireNames(steps);
        return steps;
    }

    private DiskCheck disk() {
        long min = wanted.thresholds.diskMin();
        return new DiskCheck(wanted.host, places(), min, isOnlyWarnedOf(Shortfall.INODES));
    }

    private DiskCheck.Places places() {
        Path folder = programs.folder();
        if (isSkipped(DockerCheck.NAME)) {
            return () -> List.of(folder);
        }
        DockerRoot root = new DockerRoot(programs, wanted.dockerTimeout);
        return () -> Stream.concat(Stream.of(folder), root.find().stream()).toList();
    }

    private boolean isOnlyWarnedOf(Shortfall shortfall) {
        return wanted.warnOnly.contains(shortfall);
    }

    private Preflight.Step docker() {
        Look look = new DockerCheck(programs, wanted.dockerTimeout, isOnlyWarnedOf(Shortfall.COMPOSE));
        return step(new TimedCheck(DockerCheck.NAME, ReasonCode.DOCKER_UNAVAILABLE, look));
    }

    private Preflight.Step network() {
        if (wanted.targets == null && wanted.inventory.isBlank()) {
            return notConfigured(NetworkCheck.NAME, "no inventory is set (deploy.inventory), so no target was asked");
        }
        Look look = new NetworkCheck(targets(), survey(), wanted.networkTimeout);
        return step(new TimedCheck(NetworkCheck.NAME, ReasonCode.NETWORK_UNREACHABLE, look));
    }

    private Targets targets() {
        if (wanted.targets != null) {
            return wanted.targets;
        }
        return wanted.probe == NetworkProbe.ANSIBLE
                ? AnsibleInventory.forAnsible(wanted.inventory, programs)
                : new AnsibleInventory(wanted.inventory, programs);
    }

    private Survey survey() {
        Duration limit = wanted.networkTimeout;
        return switch (wanted.probe) {
            case ICMP -> IcmpSurvey.orProgramsThatMay(programs, limit);
            case TCP -> new OneByOne(new TcpReach(), limit);
            case ANSIBLE -> byAnsible();
        };
    }

    /** It ends by itself before all checks are ended, so that it can tell who has answered until then. */
    private Survey byAnsible() {
        if (wanted.targets != null) {
            throw new IllegalArgumentException(
                    "The network probe ANSIBLE asks the hosts of an inventory, not targets of"
                            + " another source; name an inventory, or choose another probe.");
        }
        Duration whole = wanted.timeout.multipliedBy(9).dividedBy(10);
        return new AnsibleSurvey(wanted.inventory, programs, wanted.networkTimeout, whole);
    }

    private Preflight.Step secrets() {
        if (wanted.secretsRequired.isEmpty()) {
            return notConfigured(
                    SecretsCheck.NAME, "deploy.preflight.secretsRequired is not set, so none was looked for");
        }
        Look look = new SecretsCheck(wanted.secretsRequired, wanted.environment);
        return step(new TimedCheck(SecretsCheck.NAME, ReasonCode.SECRETS_MISSING, look));
    }

    private Preflight.Step concurrency() {
        if (wanted.concurrency == null) {
            return notConfigured(ConcurrencyCheck.NAME, "nothing is set that knows of other deployments");
        }
        Look look = new ConcurrencyCheck(wanted.concurrency);
        return step(new TimedCheck(ConcurrencyCheck.NAME, ReasonCode.CONCURRENT_DEPLOYMENT, look));
    }

    private Preflight.Step step(Check check) {
        return isSkipped(check.name()) ? skipped(check.name()) : Preflight.Step.of(check);
    }

    private Preflight.Step notConfigured(String name, String why) {
        return isSkipped(name) ? skipped(name) : Preflight.Step.without(name, CheckStatus.NOT_CONFIGURED, why);
    }

    private boolean isSkipped(String name) {
        return wanted.skip.contains(name);
    }

    private static Preflight.Step skipped(String name) {
        return Preflight.Step.without(name, CheckStatus.SKIPPED, "deploy.preflight.skip names it");
    }

    private void requireNames(List<Preflight.Step> steps) {
        List<String> names = steps.stream().map(Preflight.Step::name).toList();
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (!known.add(name)) {
                throw new IllegalArgumentException(
                        "Two preflight checks are named " + name + "; give each its own name.");
            }
        }
        for (String name : wanted.skip) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "deploy.preflight.skip names " + name + "; expected some of " + String.join(", ", names));
            }
        }
    }
}
