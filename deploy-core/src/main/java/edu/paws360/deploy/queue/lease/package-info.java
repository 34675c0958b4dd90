/**
 * What every store of the queue needs to keep a lease: moments on a clock that nobody can set, and a heartbeat. Knows no store.
 */
package edu.paws360.deploy.queue.lease;
