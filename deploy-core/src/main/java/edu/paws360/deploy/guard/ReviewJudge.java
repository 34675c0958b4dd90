package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.github.DeploymentReview;
import edu.paws360.deploy.github.DeploymentReview.State;
import edu.paws360.deploy.github.EnvironmentRules;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubUser;
import edu.paws360.deploy.github.Reviewer;
import edu.paws360.deploy.github.WorkflowRun;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Shortened;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weighs what was said to an environment in one run. One no is enough; a yes has to come from a required reviewer, a human
 * being who did not start the run, as far as that can be told.
 *
 * @param github tells who is in a team
 * @param owner whose teams they are
 * @param run who started it
 * @param environment whose reviews count
 * @param rules who is a required reviewer
 */
record ReviewJudge(Github github, String owner, WorkflowRun run, String environment, EnvironmentRules rules) {
    private static final int LONGEST_COMMENT = 300;

    Judgement of(List<DeploymentReview> reviews) throws NotKnownException, InterruptedException {
        List<DeploymentReview> ours =
                reviews.stream().filter(review -> review.isOf(environment)).toList();
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
            Judgement next = weighed(approval);
            if (next instanceof Judgement.Approved) {
                return next;
            }
            judgement = judgement instanceof Judgement.Doubted ? judgement : next;
        }
        return judgement;
    }

    private Judgement weighed(DeploymentReview approval) throws NotKnownException, InterruptedException {
        if (approval.user().program()) {
            return new Judgement.Automatic(approval.user());
        }
        Judgement.Approved yes = new Judgement.Approved(approval.user(), comment(approval));
        Optional<String> doubt = doubt(approval.user());
        return doubt.isPresent() ? new Judgement.Doubted(yes, doubt.get()) : yes;
    }

    private static String comment(DeploymentReview review) {
        String line = Shortened.onOneLine(review.comment());
        if (line.length() <= LONGEST_COMMENT) {
            return line;
        }
        boolean within = Character.isHighSurrogate(line.charAt(LONGEST_COMMENT - 1));
        return line.substring(0, within ? LONGEST_COMMENT - 1 : LONGEST_COMMENT) + Masker.CUT;
    }

    private Optional<String> doubt(GithubUser user) throws NotKnownException, InterruptedException {
        List<GithubUser> starters = Stream.of(run.actor(), run.triggeringActor())
                .flatMap(Optional::stream)
                .toList();
        if (starters.stream().anyMatch(user::is)) {
            return Optional.of(user.login() + " approved, but started this run too");
        }
        if (starters.size() < 2) {
            return Optional.of(user.login() + " approved, but GitHub does not tell who started this run");
        }
        return isNamed(user) ? Optional.empty() : outsideOfTeams(user);
    }

    private boolean isNamed(GithubUser user) {
        return rules.reviewers().stream()
                .anyMatch(reviewer -> reviewer instanceof Reviewer.Person person
                        && person.user().is(user));
    }

    private Optional<String> outsideOfTeams(GithubUser user) throws NotKnownException, InterruptedException {
        Optional<String> unread = Optional.empty();
        for (Reviewer reviewer : rules.reviewers()) {
            if (reviewer instanceof Reviewer.Team team) {
                GithubAnswer<Boolean> member = github.teams().isMember(owner, team, user.login());
                Optional<String> hidden = hidden(member);
                if (hidden.isEmpty() && known(member).value()) {
                    return Optional.empty();
                }
                unread = unread.or(() -> hidden);
            }
        }
        return unread.isPresent() ? byGithubsWord(user, unread.get()) : Optional.of(stranger(user));
    }

    /** Why the token may not know who is in the team; to it, a team without this member looks the same. */
    private static Optional<String> hidden(GithubAnswer<Boolean> member) {
        if (member instanceof Forbidden<Boolean> forbidden) {
            return Optional.of(forbidden.detail()
                    + forbidden
                            .permissions()
                            .map(lacking -> ", the token lacks " + lacking)
                            .orElse(""));
        }
        return member instanceof Absent<Boolean> absent ? Optional.of(absent.detail()) : Optional.empty();
    }

    private String stranger(GithubUser user) {
        return user.login() + " approved, but is not among the required reviewers of environment " + rules.name();
    }

    /** Where nobody may bypass the reviews, GitHub itself takes a yes from required reviewers only. */
    private Optional<String> byGithubsWord(GithubUser user, String why) {
        return rules.adminsMayBypass()
                ? Optional.of(user.login()
                        + " approved, but is not known to be in a team that is a required reviewer of" + " environment "
                        + rules.name() + " (" + why + "), and administrators may bypass its reviews")
                : Optional.empty();
    }
}
