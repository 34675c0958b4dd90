/**
 * One production deployment at a time (spec, "Concurrency Control"): a deployment draws a ticket, waits for its turn, and
 * then holds production under a lease with a fencing token until it gives it back or falls silent. The interfaces know no
 * store; the packages below each keep the queue in one.
 */
package edu.paws360.deploy.queue;
