/** What a person sees while a deployment runs. Says what the journal says, and decides nothing. */
package edu.paws360.deploy.console;
