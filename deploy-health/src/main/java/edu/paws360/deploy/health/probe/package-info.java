/**
 * One look at one service: what is asked, over which connection, and what the answer says. Knows nothing of retries,
 * of gates, or of reports.
 */
package edu.paws360.deploy.health.probe;
