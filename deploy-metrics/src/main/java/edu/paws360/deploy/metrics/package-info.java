/**
 * Deployment metrics for Prometheus (spec, "Metrics Collection"): totals are folded from the journal, so that a counter
 * counts over runs, and are published as a text file or to a Pushgateway.
 */
package edu.paws360.deploy.metrics;
