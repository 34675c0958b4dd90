/**
 * What can happen to a deployment, as one sealed family of records: the words that the journal keeps and that every sink
 * reads. Beside {@code check}, it knows nothing of the rest of the project.
 */
package edu.paws360.deploy.event;
