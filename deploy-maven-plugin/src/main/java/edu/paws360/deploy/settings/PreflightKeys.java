package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What is checked before the deployment begins. */
public final class PreflightKeys {
    /** Checks that are left out. */
    public static final Setting<List<PreflightCheck>> SKIP = Setting.of(
            "deploy.preflight.skip",
            TextKinds.listOf(
                            TextKinds.choice(PreflightCheck.class),
                            "a list of " + TextKinds.joined(Arrays.stream(PreflightCheck.values()))
                                    + "; empty skips nothing")
                    .orEmpty(List.of()),
            SpecSection.CHECKS_PERFORMED,
            "The checks that are not run; they are reported as skipped, never as passed.");

    /** Faults that are only warned of. */
    public static final Setting<List<Shortfall>> WARN_ONLY = Setting.of(
            "deploy.preflight.warnOnly",
            TextKinds.listOf(
                            TextKinds.choice(Shortfall.class),
                            "a list of " + TextKinds.joined(Arrays.stream(Shortfall.values()))
                                    + "; empty warns of nothing instead of failing")
                    .orEmpty(List.of()),
            SpecSection.BEYOND_THE_SPEC,
            "What may be missing: it is reported as a warning, never as passed, and does not fail the checks docker"
                    + " (compose) and disk (inodes).");

    /** CPU. */
    public static final Setting<Integer> CPU_PERCENT_MAX = Setting.of(
                    "deploy.preflight.cpuPercentMax",
                    NumberKinds.percent(),
                    SpecSection.THRESHOLD_CONFIGURATION,
                    "The CPU use that the machine must stay below.")
            .byDefault("80");

    /** Memory. */
    public static final Setting<Integer> MEMORY_PERCENT_MAX = Setting.of(
                    "deploy.preflight.memoryPercentMax",
                    NumberKinds.percent(),
                    SpecSection.THRESHOLD_CONFIGURATION,
                    "The memory use that the machine must stay below.")
            .byDefault("80");

    /** Disk. */
    public static final Setting<Long> DISK_MIN = Setting.of(
                    "deploy.preflight.diskMin",
                    NumberKinds.size("1kB", "1000TB"),
                    SpecSection.THRESHOLD_CONFIGURATION,
                    "The free disk space that the machine must have more of.")
            .byDefault("10GB");

    /** How targets are reached. */
    public static final Setting<NetworkProbe> NETWORK_PROBE = Setting.of(
                    "deploy.preflight.network.probe",
                    TextKinds.choice(NetworkProbe.class),
                    SpecSection.CHECKS_PERFORMED,
                    "How the deployment's targets are asked for: a ping, a TCP connection, or ansible -m ping, which logs in.")
            .byDefault("icmp");

    /** How long a target may take. */
    public static final Setting<Duration> NETWORK_TIMEOUT = Setting.of(
                    "deploy.preflight.network.timeout",
                    NumberKinds.duration("1s", "60s"),
                    SpecSection.THRESHOLD_CONFIGURATION,
                    "How long each target may take to answer.")
            .byDefault("5s");

    /** How long Docker may take. */
    public static final Setting<Duration> DOCKER_TIMEOUT = Setting.of(
                    "deploy.preflight.docker.timeout",
                    NumberKinds.duration("1s", "60s"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How long each question to Docker may take.")
            .byDefault("5s");

    /** Secrets that must be there. */
    public static final Setting<List<String>> SECRETS_REQUIRED = Setting.of(
            "deploy.preflight.secretsRequired",
            TextKinds.listOf(TextKinds.secretName(), "names of environment variables, such as DB_PASSWORD,API_KEY"),
            SpecSection.THRESHOLD_CONFIGURATION,
            "The environment variables that must be present and not blank, and the only secrets that commands are given;"
                    + " without it the check says not configured.");

    private PreflightKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                SKIP,
                WARN_ONLY,
                CPU_PERCENT_MAX,
                MEMORY_PERCENT_MAX,
                DISK_MIN,
                NETWORK_PROBE,
                NETWORK_TIMEOUT,
                DOCKER_TIMEOUT,
                SECRETS_REQUIRED);
    }
}
