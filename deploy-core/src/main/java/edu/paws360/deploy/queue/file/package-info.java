/** The deployment queue in files, for the processes of one machine (decision record 3). */
package edu.paws360.deploy.queue.file;
