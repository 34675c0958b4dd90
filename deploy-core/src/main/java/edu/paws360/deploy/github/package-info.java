/**
 * Asks GitHub's REST API, on github.com or an Enterprise Server, what a deployment has to know of its own workflow run. What
 * cannot be told is said so, and never taken for a yes. Knows {@code check}, {@code secret} and {@code http} only.
 */
package edu.paws360.deploy.github;
