/** What people ask of the audit trail: what was deployed, whether the journal is as it was written, and what of it may go. */
package edu.paws360.deploy.audit;
