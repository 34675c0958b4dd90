/** Secrets and how they are kept out of everything that leaves the process. Knows nothing of the rest of the project. */
package edu.paws360.deploy.secret;
