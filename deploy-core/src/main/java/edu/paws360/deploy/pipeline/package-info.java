/** The stages of a deployment, run once from the first to the last, and the verdict they end with. */
package edu.paws360.deploy.pipeline;
