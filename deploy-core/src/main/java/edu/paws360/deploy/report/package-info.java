/** What people read afterwards, made from the journal's lines alone. */
package edu.paws360.deploy.report;
