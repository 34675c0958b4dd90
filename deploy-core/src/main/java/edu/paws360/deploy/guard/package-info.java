/**
 * What stands between a commit and production before anything else is asked: the branch it is on, the human who agrees,
 * and who wants it (spec, "Branch Protection", "Approval Gates", "Audit Trail"). Knows {@code check} and {@code event},
 * and asks {@code github}.
 */
package edu.paws360.deploy.guard;
