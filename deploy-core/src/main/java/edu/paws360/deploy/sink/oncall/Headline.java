package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.Verdict;
import java.util.Map;

/** What happened to a deployment, in the few words that a pager shows. */
final class Headline {
    private static final String GATES = "failed its health gates";
    private static final String SMOKE = "failed its smoke tests";
    private static final Map<ReasonCode, String> BY_REASON = Map.ofEntries(
            Map.entry(ReasonCode.PRIMARY_NOT_FENCED, "may still be running"),
            Map.entry(ReasonCode.RUNNERS_FAILED, "failed on all runners"),
            Map.entry(ReasonCode.ROLLED_BACK, "failed and was rolled back"),
            Map.entry(ReasonCode.ROLLBACK_FAILED, "failed, and so did its rollback"),
            Map.entry(ReasonCode.GATE_FAILED, GATES),
            Map.entry(ReasonCode.GATE_TIMEOUT, GATES),
            Map.entry(ReasonCode.GATE_OLD_VERSION, GATES),
            Map.entry(ReasonCode.GATE_UNSTABLE, GATES),
            Map.entry(ReasonCode.GATE_ACCESS_DENIED, GATES),
            Map.entry(ReasonCode.SMOKE_FAILED, SMOKE),
            Map.entry(ReasonCode.SMOKE_ACCESS_DENIED, SMOKE));

    private Headline() {}

    static String of(Verdict verdict, Course course) {
        return "Production deployment "
                + BY_REASON.getOrDefault(verdict.reason(), course.runnerFailed() ? "failed on all runners" : "failed");
    }
}
