/**
 * The queue in a PostgreSQL database, for the processes of many machines. Only this package knows JDBC and the driver; it is
 * no part of a deployment that keeps its queue elsewhere.
 */
package edu.paws360.deploy.queue.postgres;
