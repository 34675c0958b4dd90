package edu.paws360.deploy.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command to execute, and its limits. Immutable.
 *
 * @param command the program and its arguments, which everyone on the machine can read: no secrets
 * @param directory the working folder, absolute
 * @param environment added to the environment the runner has; secrets travel this way. Never part of {@link #toString()}
 * @param timeout how long the command may run, more than zero and at most a day; 30 minutes by default (spec, "Failover Triggers")
 * @param grace how long the command may take to end after TERM before it is killed, from zero to 5 minutes
 * @param heartbeat how long the command may go on without a sign of life from us, from 1 second to 5 minutes; we give
 *     one in every third of it
 */
public record Work(
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Duration timeout,
        Duration grace,
        Duration heartbeat) {

    /** How long a command may run unless said otherwise: 30 minutes (spec, "Failover Triggers"). */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    /** The longest limit that can be set: a day. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /**
     * The longest grace between TERM and KILL in a hurry: the deployment is cancelled, or contact to it is lost, and others
     * may be waiting to take over. Limits {@link #grace()} then.
     */
    public static final Duration HURRY = Duration.ofSeconds(3);

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException if a value is outside the range its description gives
     */
    public Work {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("The command is empty: name a program, or a line for the shell");
        }
        if (command.stream().anyMatch(Work::hasNul)) {
            throw new IllegalArgumentException("The command holds a NUL character, which no argument can hold");
        }
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException(
                    "The working folder is \"" + directory + "\", expected an absolute path");
        }
        environment.forEach(Work::checkVariable);
        checkRange("timeout", timeout, Duration.ofMillis(1), LONGEST);
        checkRange("grace", grace, Duration.ZERO, FIVE_MINUTES);
        checkRange("heartbeat", heartbeat, Duration.ofSeconds(1), FIVE_MINUTES);
    }

    /**
     * A program with its arguments, and the default limits: 30 minutes, 10 s grace, 30 s heartbeat.
     *
     * @param command the program and its arguments
     * @param directory the working folder, absolute
     * @return the work
     */
    public static Work of(List<String> command, Path directory) {
        return new Work(command, directory, Map.of(), DEFAULT_TIMEOUT, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * A line for {@code sh -c}, and the default limits of {@link #of}.
     *
     * @param line what the shell executes
     * @param directory the working folder, absolute
     * @return the work
     */
    public static Work shell(String line, Path directory) {
        if (line.isBlank()) {
            throw new IllegalArgumentException("The command is empty: name a program, or a line for the shell");
        }
        return of(List.of("sh", "-c", line), directory);
    }

    /**
     * The same work with another addition to the environment.
     *
     * @param added replaces the earlier addition
     * @return a copy
     */
    public Work withEnvironment(Map<String, String> added) {
        return new Work(command, directory, added, timeout, grace, heartbeat);
    }

    /**
     * The same work with another time limit.
     *
     * @param limit see {@link #timeout()}
     * @return a copy
     */
    public Work withTimeout(Duration limit) {
        return new Work(command, directory, environment, limit, grace, heartbeat);
    }

    /**
     * The same work with another grace.
     *
     * @param limit see {@link #grace()}
     * @return a copy
     */
    public Work withGrace(Duration limit) {
        return new Work(command, directory, environment, timeout, limit, heartbeat);
    }

    /**
     * The same work with another heartbeat.
     *
     * @param limit see {@link #heartbeat()}
     * @return a copy
     */
    public Work withHeartbeat(Duration limit) {
        return new Work(command, directory, environment, timeout, grace, limit);
    }

    /** Names of environment variables only: their values may be secrets. */
    @Override
    public String toString() {
        return "Work[command=" + command + ", directory=" + directory + ", environment="
                + environment.keySet().stream().sorted().toList() + ", timeout=" + timeout + ", grace=" + grace
                + ", heartbeat=" + heartbeat + "]";
    }

    private static void checkVariable(String name, String value) {
        if (name.isEmpty() || name.contains("=") || hasNul(name)) {
            throw new IllegalArgumentException("\"" + name + "\" cannot name an environment variable");
        }
        if (hasNul(value)) {
            throw new IllegalArgumentException("The environment variable " + name + " holds a NUL character");
        }
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static void checkRange(String name, Duration seen, Duration least, Duration most) {
        if (seen.compareTo(least) < 0 || seen.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + seen + ", expected a duration from " + least + " to " + most);
        }
    }
}
