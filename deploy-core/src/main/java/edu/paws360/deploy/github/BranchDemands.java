package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a branch asks for before it changes, by a rule of a ruleset, by the classic protection, or by several of them. Immutable.
 *
 * @param approvals how many approving reviews a pull request needs, 0 where it needs none
 * @param checks the checks that have to pass
 * @param workflows whether whole workflows have to pass, whose checks are not named
 * @param forbidsForcePush whether nobody may push by force
 */
public record BranchDemands(int approvals, List<RequiredCheck> checks, boolean workflows, boolean forbidsForcePush) {
    /** Nothing is asked for. */
    public static final BranchDemands NONE = new BranchDemands(0, List.of(), false, false);

    /** Copies the list. */
    public BranchDemands {
        checks = List.copyOf(checks);
    }

    /** What one rule of a ruleset asks for; nothing where it is about something else. */
    static BranchDemands ofRule(Fields rule) throws GithubFault {
        return switch (rule.text("type")) {
            case "pull_request" -> reviewed(approvals(rule.object("parameters")));
            case "required_status_checks" ->
                checked(checks(rule.object("parameters").list("required_status_checks"), "integration_id"));
            case "workflows" -> new BranchDemands(0, List.of(), true, false);
            case "non_fast_forward" -> new BranchDemands(0, List.of(), false, true);
            default -> NONE;
        };
    }

    /** What the classic protection asks for. */
    static BranchDemands ofProtection(Fields protection) throws GithubFault {
        int approvals = protection.has("required_pull_request_reviews")
                ? approvals(protection.object("required_pull_request_reviews"))
                : 0;
        boolean forced = !protection.has("allow_force_pushes")
                || protection.object("allow_force_pushes").flag("enabled");
        return new BranchDemands(approvals, classicChecks(protection), false, !forced);
    }

    static List<RequiredCheck> classicChecks(Fields protection) throws GithubFault {
        if (!protection.has("required_status_checks")) {
            return List.of();
        }
        Fields required = protection.object("required_status_checks");
        return required.has("checks")
                ? checks(required.list("checks"), "app_id")
                // Older servers know no apps here.
                : required.texts("contexts").stream()
                        .map(name -> new RequiredCheck(name, OptionalLong.empty()))
                        .toList();
    }

    static BranchDemands checked(List<RequiredCheck> checks) {
        return new BranchDemands(0, checks, false, false);
    }

    private static BranchDemands reviewed(int approvals) {
        return new BranchDemands(approvals, List.of(), false, false);
    }

    private static int approvals(Fields reviews) throws GithubFault {
        String count = "required_approving_review_count";
        return reviews.has(count) ? Math.toIntExact(Math.min(reviews.number(count), Integer.MAX_VALUE)) : 0;
    }

    private static List<RequiredCheck> checks(List<Fields> list, String app) throws GithubFault {
        List<RequiredCheck> checks = new ArrayList<>();
        for (Fields check : list) {
            checks.add(RequiredCheck.of(check, app));
        }
        return checks;
    }

    /**
     * Both: GitHub asks for the strictest of all that is configured.
     *
     * @param other what is asked for elsewhere
     * @return what both ask for together
     */
    public BranchDemands and(BranchDemands other) {
        return new BranchDemands(
                Math.max(approvals, other.approvals),
                Stream.concat(checks.stream(), other.checks.stream()).distinct().toList(),
                workflows || other.workflows,
                forbidsForcePush || other.forbidsForcePush);
    }
}
