/**
 * What every preflight check, gate and smoke step says in the same words: a name, a status, a reason, what was seen, how
 * long it took. Knows nothing of the rest of the project.
 */
package edu.paws360.deploy.check;
