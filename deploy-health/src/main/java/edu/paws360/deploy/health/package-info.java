/**
 * Health gates and smoke tests: is what was deployed healthy? A gate is asked until it is, or until it says no, or until
 * its limit (spec, "Health Gates").
 */
package edu.paws360.deploy.health;
