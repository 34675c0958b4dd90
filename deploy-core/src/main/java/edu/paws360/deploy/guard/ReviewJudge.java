package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.github.DeploymentReview;
import edu.paws360.deploy.github.DeploymentReview.State;
import edu.paws360.deploy.github.EnvironmentRules;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.GithubUser;
import edu.paws360.deploy.github.Reviewer;
import edu.paws360.deploy.github.WorkflowRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weighs what was said to an environment in one run. One no is enough; a yes has to come from a required reviewer who did not
 * start the run, as far as that can be told.
 *
 * @param github tells who is in a team
 * @param owner whose teams they are
 * @param run who started it
 * @param rules who is a required reviewer
 */
record ReviewJudge(Github github, String owner, WorkflowRun run, EnvironmentRules rules) {
    private static final int LONGEST_COMMENT = 300;

    Judgement of(List<DeploymentReview> reviews) throws NotKnownException, InterruptedException {
        List<DeploymentReview> ours =
                reviews.stream().filter(review -> review.isOf(rules.name())).toList();
        Optional<DeploymentReview> no =
                ours.stream().filter(review -> review.state() == State.REJECTED).findFirst();
        return no.isPresent()
                ? new Judgement.Rejected(no.get().user(), comment(no.get()))
                : approved(ours.stream()
                        .filter(review -> review.state() == State.APPROVED)
                        .toList());
    }

    private Judgement approved(List<DeploymentReview> approvals) throws NotKnownException, InterruptedException {
        Judgement judgement = new Judgement.Unsaid();
        for (DeploymentReview approval : approvals) {
            Judgement.Approved yes = new Judgement.Approved(approval.user(), comment(approval));
            Optional<String> doubt = doubt(approval.user());
            if (doubt.isEmpty()) {
                return yes;
            }
            judgement = judgement instanceof Judgement.Unsaid ? new Judgement.Doubted(yes, doubt.get()) : judgement;
        }
        return judgement;
    }

    private static String comment(DeploymentReview review) {
        String line = Variables.onOneLine(review.comment());
        // The mark tells whoever masks secrets that one of them may be cut there.
        return line.length() <= LONGEST_COMMENT ? line : line.substring(0, LONGEST_COMMENT) + "…";
    }

    private Optional<String> doubt(GithubUser user) throws NotKnownException, InterruptedException {
        boolean self = Stream.of(run.actor(), run.triggeringActor())
                .flatMap(Optional::stream)
                .anyMatch(user::is);
        return self ? Optional.of(user.login() + " approved, but started this run too") : standing(user);
    }

    private Optional<String> standing(GithubUser user) throws NotKnownException, InterruptedException {
        Optional<String> unread = Optional.empty();
        for (Reviewer reviewer : rules.reviewers()) {
            if (reviewer instanceof Reviewer.Person person && person.user().is(user)) {
                return Optional.empty();
            }
        }
        for (Reviewer reviewer : rules.reviewers()) {
            if (reviewer instanceof Reviewer.Team team) {
                GithubAnswer<Boolean> member = github.isMember(owner, team, user.login());
                if (member instanceof Found<Boolean> found && found.value()) {
                    return Optional.empty();
                }
                unread = unread.or(() -> Optional.of(why(member)));
                if (member instanceof Unreachable<Boolean>) {
                    known(member);
                }
            }
        }
        return unread.isEmpty() ? Optional.of(stranger(user)) : unreadable(user, unread.get());
    }

    private String stranger(GithubUser user) {
        return user.login() + " approved, but is not among the required reviewers of environment " + rules.name();
    }

    /** Where nobody may bypass the reviews, GitHub itself takes a yes from required reviewers only. */
    private Optional<String> unreadable(GithubUser user, String why) {
        return rules.adminsMayBypass()
                ? Optional.of(user.login()
                        + " approved, but is not known to be in a team that is a required reviewer of" + " environment "
                        + rules.name() + " (" + why + "), and administrators may bypass its reviews")
                : Optional.empty();
    }

    private static String why(GithubAnswer<Boolean> member) {
        if (member instanceof Forbidden<Boolean> forbidden) {
            return forbidden.detail()
                    + forbidden
                            .permissions()
                            .map(lacking -> ", the token lacks " + lacking)
                            .orElse("");
        }
        return member instanceof Unknown<Boolean> unknown ? unknown.detail() : "has not accepted yet";
    }
}
