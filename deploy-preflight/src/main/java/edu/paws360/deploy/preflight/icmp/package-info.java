/**
 * ICMP echo requests: many hosts at once, over one socket for each version of IP. Alone in the house to call the system's C library.
 */
package edu.paws360.deploy.preflight.icmp;
