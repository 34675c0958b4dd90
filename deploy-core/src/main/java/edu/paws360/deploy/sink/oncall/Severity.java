package edu.paws360.deploy.sink.oncall;

import java.util.Locale;

/** How bad it is; three of the words that PagerDuty knows, which are also usual as a label of Prometheus. */
enum Severity {
    /** Production is broken, or nobody knows: somebody has to look now. */
    CRITICAL,
    /** Production works, or is as it was, but deployments do not. */
    ERROR,
    /** Nothing is broken yet. */
    WARNING;

    /** The severity as receivers read it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
