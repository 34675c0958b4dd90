/**
 * JUnit tests that run on a fit runner only. Whoever uses this brings JUnit Jupiter; nothing else of this module needs it.
 */
package edu.paws360.deploy.preflight.junit;
