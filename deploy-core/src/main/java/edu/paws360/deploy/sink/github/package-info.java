/** Deployments as GitHub shows them: a record for each, and how it went. */
package edu.paws360.deploy.sink.github;
