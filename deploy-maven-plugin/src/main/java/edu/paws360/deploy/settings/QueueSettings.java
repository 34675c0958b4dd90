package edu.paws360.deploy.settings;

import java.time.Duration;

/**
 * How deployments wait for each other.
 *
 * @param type where the queue is kept
 * @param timeout how long a turn is waited for
 * @param lease how long a holder that gives no sign of life keeps its turn
 * @param group the name of the queue
 */
public record QueueSettings(QueueType type, Duration timeout, Duration lease, String group) {}
