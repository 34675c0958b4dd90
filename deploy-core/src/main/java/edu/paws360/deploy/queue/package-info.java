/**
 * One production deployment at a time (spec, "Concurrency Control"): a deployment draws a ticket, waits for its turn, and
 * then holds production under a lease with a fencing token until it gives it back or falls silent. The interfaces know no
 * store; {@link edu.paws360.deploy.queue.FileQueue} keeps the queue in files for the processes of one machine.
 */
package edu.paws360.deploy.queue;
