package edu.paws360.deploy.health.assertj;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.GateResult;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one gate. A failure shows every attempt. */
public final class GateResultAssert extends AbstractAssert<GateResultAssert, GateResult> {
    GateResultAssert(GateResult actual) {
        super(actual, GateResultAssert.class);
    }

    /**
     * The gate is healthy.
     *
     * @return these assertions
     */
    public GateResultAssert isHealthy() {
        return endedWith(ReasonCode.OK);
    }

    /**
     * The gate ended so.
     *
     * @param reason the reason, for example {@link ReasonCode#GATE_TIMEOUT}
     * @return these assertions
     */
    public GateResultAssert endedWith(ReasonCode reason) {
        isNotNull();
        if (!actual.reason().equals(reason)) {
            failWithMessage("Expected %s to end with %s, but it ended with:%n%s", actual.name(), reason, actual);
        }
        return this;
    }

    /**
     * The gate was asked so often.
     *
     * @param count the number of attempts
     * @return these assertions
     */
    public GateResultAssert hasAttempts(int count) {
        isNotNull();
        if (actual.attempts().size() != count) {
            failWithMessage("Expected %s to be asked %s times, but saw:%n%s", actual.name(), count, actual);
        }
        return this;
    }

    /**
     * What was seen last contains this text, in its detail or in the excerpt of the answer.
     *
     * @param text the text
     * @return these assertions
     */
    public GateResultAssert sawLast(String text) {
        isNotNull();
        boolean seen = actual.last().filter(last -> holds(last, text)).isPresent();
        if (!seen) {
            failWithMessage("Expected %s to see \"%s\" last, but saw:%n%s", actual.name(), text, actual);
        }
        return this;
    }

    private static boolean holds(ProbeOutcome outcome, String text) {
        return outcome.detail().contains(text) || outcome.excerpt().contains(text);
    }
}
