/** Puts the parts together as the settings say. */
package edu.paws360.deploy.wiring;
