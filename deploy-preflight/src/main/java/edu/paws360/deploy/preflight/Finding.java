package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckStatus;

/**
 * What a {@link Look} found.
 *
 * @param status passed, failed, or unknown
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

    static Finding passedIf(boolean good, String detail) {
        return good ? passed(detail) : failed(detail);
    }
}
