package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;

/**
 * How often something happened. Immutable.
 *
 * @param series what happened
 * @param value how often, at least once
 */
record Count(Series series, long value) {
    Count {
        if (value < 1 || series.family().type() != Collector.Type.COUNTER) {
            throw new IllegalArgumentException("Not a counter of at least 1: " + series + " " + value);
        }
    }
}
