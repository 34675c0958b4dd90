package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the verdict out of how far a deployment came, and of the rollback if there was one. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(Course course, Optional<StageResult> rollback, Run run, Duration took) {
        Optional<StageResult> ended = run.helm().decide();
        if (course.failure().isPresent()) {
            Course.Failure failure = course.failure().get();
            return rollback.map(result -> rolledBack(failure, result, took))
                    .orElseGet(() -> failed(failure.result(), failure.inWords(), took));
        }
        return ended.map(why -> failed(why, "after the last stage: " + why.detail(), took))
                .orElseGet(() -> succeeded(course, run, took));
    }

    private static Verdict succeeded(Course course, Run run, Duration took) {
        String looked = course.idle().isEmpty()
                ? "every stage passed"
                : "no stage failed, but not every one looked: " + String.join(", ", course.idle());
        String message =
                Stream.concat(Stream.of(looked), run.remarks().stream()).collect(Collectors.joining("; "));
        return new Verdict(Verdict.Outcome.SUCCEEDED, ReasonCode.OK, message, "", took);
    }

    private static Verdict rolledBack(Course.Failure failure, StageResult rollback, Duration took) {
        boolean healthy = !rollback.status().blocks();
        ReasonCode reason = healthy ? ReasonCode.ROLLED_BACK : unhealthy(rollback.reason());
        String end = (healthy ? "; rolled back: " : "; stage rollback failed: ") + rollback.detail();
        return failed(StageResult.failed(reason, rollback.detail()), failure.inWords() + end, took);
    }

    private static ReasonCode unhealthy(ReasonCode reason) {
        return reason.equals(ReasonCode.INTERNAL_ERROR) ? ReasonCode.ROLLBACK_FAILED : reason;
    }

    private static Verdict failed(StageResult result, String message, Duration took) {
        return new Verdict(
                Verdict.Outcome.FAILED,
                result.reason(),
                message,
                result.advice().orElseGet(() -> Advice.on(result.reason())),
                took);
    }
}
