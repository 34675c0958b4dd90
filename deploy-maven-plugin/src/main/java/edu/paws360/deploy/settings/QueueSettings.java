package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How deployments wait for each other.
 *
 * @param type where the queue is kept
 * @param url the database, where it is kept in one
 * @param timeout how long a turn is waited for
 * @param lease how long a holder that gives no sign of life keeps its turn
 * @param group the name of the queue
 */
public record QueueSettings(
        QueueType type, Optional<Masked<URI>> url, Duration timeout, Duration lease, String group) {}
