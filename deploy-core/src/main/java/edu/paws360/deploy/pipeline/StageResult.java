package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.check.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a stage ended. Immutable.
 *
 * @param status the status; one that {@linkplain CheckStatus#blocks() blocks} ends the deployment
 * @param reason {@link ReasonCode#OK} unless the status blocks
 * @param detail one line: what was seen
 * @param advice what to do, where the stage knows it better than the reason alone tells
 */
public record StageResult(CheckStatus status, ReasonCode reason, String detail, Optional<String> advice) {

    /**
     * The deployment may go on.
     *
     * @param detail what was seen
     * @return a passed result
     */
    public static StageResult passed(String detail) {
        return new StageResult(CheckStatus.PASSED, ReasonCode.OK, detail, Optional.empty());
    }

    /**
     * Nothing was asked, because a setting says so. The deployment may go on.
     *
     * @param detail which setting
     * @return a skipped result
     */
    public static StageResult skipped(String detail) {
        return new StageResult(CheckStatus.SKIPPED, ReasonCode.OK, detail, Optional.empty());
    }

    /**
     * The deployment ends here.
     *
     * @param reason why
     * @param detail what was seen, what was expected
     * @return a failed result
     */
    public static StageResult failed(ReasonCode reason, String detail) {
        return new StageResult(CheckStatus.FAILED, reason, detail, Optional.empty());
    }

    /**
     * The same with advice of its own.
     *
     * @param what what to do, in one line
     * @return a new result
     */
    public StageResult advising(String what) {
        return new StageResult(status, reason, detail, Optional.of(what));
    }

    /**
     * Sums checks up: failed with the first blocking one's reason if any blocks, passed if at least one passed, and
     * otherwise as little as was looked at.
     *
     * @param checks what was seen
     * @return the sum
     */
    public static StageResult of(List<CheckResult> checks) {
        List<CheckResult> blocking =
                checks.stream().filter(check -> check.status().blocks()).toList();
        if (!blocking.isEmpty()) {
            return failed(blocking.get(0).reason(), inWords(blocking));
        }
        if (checks.stream().anyMatch(check -> check.status() == CheckStatus.PASSED)) {
            return passed(tally(checks));
        }
        return new StageResult(
                CheckStatus.NOT_CONFIGURED,
                ReasonCode.OK,
                checks.isEmpty() ? "nothing is configured" : tally(checks),
                Optional.empty());
    }

    private static String inWords(List<CheckResult> blocking) {
        return blocking.stream()
                .map(check -> check.name() + ": " + check.detail())
                .collect(Collectors.joining("; "));
    }

    private static String tally(List<CheckResult> checks) {
        return checks.stream()
                .collect(Collectors.groupingBy(
                        CheckResult::status,
                        TreeMap::new,
                        Collectors.mapping(CheckResult::name, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> Spoken.of(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
