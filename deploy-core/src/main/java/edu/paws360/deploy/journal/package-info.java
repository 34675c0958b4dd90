/** The journal: a write-ahead log of everything that happened, chained by hashes, and the truth about every deployment. */
package edu.paws360.deploy.journal;
