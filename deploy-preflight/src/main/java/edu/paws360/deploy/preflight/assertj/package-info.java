/** AssertJ assertions for preflight reports. Whoever uses them brings AssertJ; nothing else of this module needs it. */
package edu.paws360.deploy.preflight.assertj;
