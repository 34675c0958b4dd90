/**
 * Is this machine fit to deploy, and is what a deployment needs within reach (spec, "Preflight Checks")? Begin at
 * {@link edu.paws360.deploy.preflight.Preflight}. Every check is bounded in time, and what cannot be found out never
 * counts as passed.
 */
package edu.paws360.deploy.preflight;
