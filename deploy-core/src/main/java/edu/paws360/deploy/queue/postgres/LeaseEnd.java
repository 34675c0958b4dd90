package edu.paws360.deploy.queue.postgres;

/**
 * When the lease of a ticket is over, in SQL: the one place that says so. A server that was away has kept everybody from renewing, so
 * what was renewed before its start runs for a lease from there. Tickets of an older version, which did not write their lease
 * down, are not counted so, nor is any after the server's clock was set back to before its start.
 */
final class LeaseEnd {
    /** One lease from the server's start; nothing where that is not known. */
    private static final String AGAIN = "CASE WHEN pg_postmaster_start_time() <= clock_timestamp()"
            + " THEN pg_postmaster_start_time() + lease_millis * interval '1 millisecond' END";

    /** The larger one; what is not known is left out. */
    private static final String END = "greatest(lease_until, " + AGAIN + ")";

    /** It runs still. */
    static final String RUNS = END + " >= clock_timestamp()";

    /** It is over. */
    static final String OVER = END + " < clock_timestamp()";

    /** It was not renewed since the server was started. */
    static final String AWAITED = "lease_until < " + AGAIN;

    private LeaseEnd() {}
}
