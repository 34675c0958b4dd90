package edu.paws360.deploy.queue;

/** How a holder lost what it held without giving it back. */
public enum Loss {
    /** Its process ended, for example by {@code kill -9}. */
    PROCESS_GONE,
    /** It did not renew its lease in time ({@code deploy.queue.lease}): stopped, frozen, or cut off from the store. */
    LEASE_RAN_OUT
}
