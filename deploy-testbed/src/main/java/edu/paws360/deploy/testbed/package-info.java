/**
 * Real servers for tests. A test class names what it {@linkplain edu.paws360.deploy.testbed.Needs needs}; each server is
 * started once in a JVM, on a free loopback port and in a folder of its own, and is gone when the JVM is.
 */
package edu.paws360.deploy.testbed;
