/** What every part that keeps files beside other processes needs. Knows nothing of the rest of the project. */
package edu.paws360.deploy.store;
