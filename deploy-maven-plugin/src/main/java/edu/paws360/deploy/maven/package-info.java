/** The goals. The only package that knows Maven: properties in, lines and exceptions out. */
package edu.paws360.deploy.maven;
