/**
 * The queue that GitHub keeps anyway, for the jobs of one repository's workflow runs: the members of a concurrency group, or,
 * where the server does not tell of those, the runs of the workflow. Reads only; knows the package {@code github}.
 */
package edu.paws360.deploy.queue.github;
