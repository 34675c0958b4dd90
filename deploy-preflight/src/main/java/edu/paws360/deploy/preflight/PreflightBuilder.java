package edu.paws360.deploy.preflight;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Says what a {@link Preflight} looks at. Not thread-safe. No argument may be {@code null}. */
public final class PreflightBuilder {
    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DOCKER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    final List<Check> own = new ArrayList<>();
    Thresholds thresholds = Thresholds.SPEC;
    Path folder = Path.of("");
    Map<String, String> environment = System.getenv();
    String inventory = "";
    Targets targets;
    NetworkProbe probe = NetworkProbe.ICMP;
    Duration networkTimeout = NETWORK_TIMEOUT;
    Duration dockerTimeout = DOCKER_TIMEOUT;
    List<String> secretsRequired = List.of();
    ConcurrencyProbe concurrency;
    Set<String> skip = Set.of();
    Duration timeout = TIMEOUT;
    Set<Shortfall> warnOnly = Set.of();
    Host host = OshiHost.here();

    private UnaryOperator<String> masking = UnaryOperator.identity();

    PreflightBuilder() {}

    /**
     * What the runner must have to spare.
     *
     * @param limits the thresholds; {@link Thresholds#SPEC} unless set
     * @return this builder
     */
    public PreflightBuilder thresholds(Thresholds limits) {
        thresholds = Objects.requireNonNull(limits, "thresholds");
        return this;
    }

    /**
     * Where the work is done: its file system is measured, beside that of Docker's root, and programs run here.
     *
     * @param path an existing folder; this process's own unless set
     * @return this builder
     */
    public PreflightBuilder workFolder(Path path) {
        folder = Objects.requireNonNull(path, "workFolder");
        return this;
    }

    /**
     * Where secrets are looked for, and what programs get; its {@code PATH} says where they are found.
     *
     * @param variables names and values; this process's environment unless set
     * @return this builder
     */
    public PreflightBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /**
     * {@code deploy.inventory}: the Ansible inventory whose hosts must be reachable.
     *
     * @param source what follows {@code -i}; blank means that none is configured
     * @return this builder
     */
    public PreflightBuilder inventory(String source) {
        inventory = Objects.requireNonNull(source, "inventory");
        return this;
    }

    /**
     * Another source of hosts that must be reachable, instead of an inventory.
     *
     * @param source who knows them
     * @return this builder
     */
    public PreflightBuilder targets(Targets source) {
        targets = Objects.requireNonNull(source, "targets");
        return this;
    }

    /**
     * {@code deploy.preflight.network.probe}.
     *
     * @param way how targets are asked; {@link NetworkProbe#ICMP} unless set
     * @return this builder
     */
    public PreflightBuilder networkProbe(NetworkProbe way) {
        probe = Objects.requireNonNull(way, "networkProbe");
        return this;
    }

    /**
     * {@code deploy.preflight.network.timeout}: how long a target may take to resolve and answer.
     *
     * @param limit above zero; 5 s unless set (spec, "Threshold Configuration")
     * @return this builder
     * @throws IllegalArgumentException if the limit is not above zero
     */
    public PreflightBuilder networkTimeout(Duration limit) {
        networkTimeout = positive("deploy.preflight.network.timeout", limit);
        return this;
    }

    /**
     * How long each command to Docker may take.
     *
     * @param limit above zero; 5 s unless set
     * @return this builder
     * @throws IllegalArgumentException if the limit is not above zero
     */
    public PreflightBuilder dockerTimeout(Duration limit) {
        dockerTimeout = positive("the limit of docker", limit);
        return this;
    }

    /**
     * How long all checks together may take; they run side by side.
     *
     * @param limit above zero; 2 minutes unless set
     * @return this builder
     * @throws IllegalArgumentException if the limit is not above zero
     */
    public PreflightBuilder timeout(Duration limit) {
        timeout = positive("the limit of all preflight checks", limit);
        return this;
    }

    /**
     * {@code deploy.preflight.secretsRequired}: names of secrets that must be in the environment.
     *
     * @param names environment variables; none means not configured
     * @return this builder
     */
    public PreflightBuilder secretsRequired(Collection<String> names) {
        secretsRequired = List.copyOf(names);
        return this;
    }

    /**
     * Who knows whether another production deployment is active.
     *
     * @param source whom to ask
     * @return this builder
     */
    public PreflightBuilder concurrency(ConcurrencyProbe source) {
        concurrency = Objects.requireNonNull(source, "concurrency");
        return this;
    }

    /**
     * {@code deploy.preflight.skip}: checks that are reported as skipped.
     *
     * @param names among cpu, memory, disk, docker, network, secrets, concurrency and own checks
     * @return this builder
     */
    public PreflightBuilder skip(Collection<String> names) {
        skip = Set.copyOf(names);
        return this;
    }

    /**
     * {@code deploy.preflight.warnOnly}: what is reported as a warning, and not as failed, where nothing else of its check fails.
     *
     * @param shortfalls what may be missing; nothing unless set
     * @return this builder
     */
    public PreflightBuilder warnOnly(Collection<Shortfall> shortfalls) {
        warnOnly = Set.copyOf(shortfalls);
        return this;
    }

    /**
     * Adds a check of your own, which runs beside the others and is reported after them.
     *
     * @param check the check
     * @return this builder
     */
    public PreflightBuilder add(Check check) {
        own.add(Objects.requireNonNull(check, "check"));
        return this;
    }

    /**
     * What every detail passes through before it is reported, to keep secrets out.
     *
     * @param mask replaces secrets in a text, and leaves the rest as it is
     * @return this builder
     */
    public PreflightBuilder masking(UnaryOperator<String> mask) {
        masking = Objects.requireNonNull(mask, "masking");
        return this;
    }

    PreflightBuilder host(Host measured) {
        host = measured;
        return this;
    }

    /**
     * Ends the building.
     *
     * @return what was described
     * @throws IllegalArgumentException if two checks have one name, one to be skipped does not exist, or {@link NetworkProbe#ANSIBLE}
     *     is to ask others than the hosts of an inventory
     */
    public Preflight build() {
        return new Preflight(new Lineup(this).steps(), timeout, masking);
    }

    private static Duration positive(String name, Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + " is above zero, not " + limit);
        }
        return limit;
    }
}
