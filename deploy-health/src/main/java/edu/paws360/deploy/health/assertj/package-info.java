/** AssertJ assertions on reports, for tests that import the gates. Alone to know AssertJ, which is an optional dependency. */
package edu.paws360.deploy.health.assertj;
