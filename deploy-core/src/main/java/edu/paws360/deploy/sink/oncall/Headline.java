package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.Verdict;
import java.util.Map;

/** What happened to a deployment, in the few words that a pager shows. */
final class Headline {
    private static final Map<ReasonCode, String> BY_REASON = Map.of(
            ReasonCode.PRIMARY_NOT_FENCED, "may still be running",
            ReasonCode.RUNNERS_FAILED, "failed on all runners",
            ReasonCode.ROLLED_BACK, "failed and was rolled back",
            ReasonCode.ROLLBACK_FAILED, "failed, and so did its rollback",
            ReasonCode.GATE_FAILED, "failed its health gates",
            ReasonCode.GATE_TIMEOUT, "failed its health gates",
            ReasonCode.GATE_OLD_VERSION, "failed its health gates",
            ReasonCode.GATE_ACCESS_DENIED, "failed its health gates",
            ReasonCode.SMOKE_FAILED, "failed its smoke tests",
            ReasonCode.SMOKE_ACCESS_DENIED, "failed its smoke tests");

    private Headline() {}

    static String of(Verdict verdict, Course course) {
        return BY_REASON.getOrDefault(verdict.reason(), course.runnerFailed() ? "failed on all runners" : "failed");
    }
}
