package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;

/**
 * What a {@link Look} found.
 *
 * @param status passed, warned, failed, or unknown
 * @param detail what was seen, what was expected, and what to do
 */
record Finding(CheckStatus status, String detail) {
    static Finding passed(String detail) {
        return new Finding(CheckStatus.PASSED, detail);
    }

    static Finding failed(String detail) {
        return new Finding(CheckStatus.FAILED, detail);
    }

    static Finding unknown(String detail) {
        return new Finding(CheckStatus.UNKNOWN, detail);
    }

    /** The same where a setting lets nothing hang on it; says what it would have been. */
    Finding asWarning() {
        return new Finding(CheckStatus.WARNED, Spoken.of(status) + ": " + detail);
    }

    static Finding passedIf(boolean good, String detail) {
        return good ? passed(detail) : failed(detail);
    }
}
