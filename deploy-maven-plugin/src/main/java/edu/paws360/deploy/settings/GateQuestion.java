package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a gate asks that its address does not say; each only where it goes with the address.
 *
 * @param query what a database or a Prometheus is asked
 * @param value the condition that its answer has to fulfil, such as {@code < 0.01}
 * @param user who asks a database
 * @param password the user's password
 * @param tls whether a PostgreSQL server has to speak TLS
 * @param ca the certificates that are trusted instead of the JVM's
 * @param exitCode the exit code that means healthy
 * @param output what a command has to print
 */
public record GateQuestion(
        Optional<Masked<String>> query,
        Optional<Masked<String>> value,
        Optional<String> user,
        Optional<Masked<String>> password,
        boolean tls,
        Optional<Path> ca,
        int exitCode,
        Optional<Masked<String>> output) {}
