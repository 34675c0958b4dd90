package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.Approval;
import edu.paws360.deploy.guard.GithubReviews;
import edu.paws360.deploy.guard.GithubReviews.Doubtful;
import edu.paws360.deploy.guard.QueueRail;
import edu.paws360.deploy.guard.Terminal;
import edu.paws360.deploy.guard.WorkflowRails;
import edu.paws360.deploy.settings.ApprovalSettings;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.DoubtfulApproval;
import edu.paws360.deploy.settings.RailsMode;
import java.nio.file.Path;
import java.util.Optional;

/** Who is asked for approval, as the settings say. */
final class ApprovalWiring {
    private final DeploySettings settings;
    private final Surroundings surroundings;
    private final GithubAccess github;
    private final Screen screen;

    ApprovalWiring(DeploySettings settings, Surroundings surroundings, GithubAccess github, Screen screen) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.github = github;
        this.screen = screen;
    }

    Approval approval() {
        ApprovalSettings approval = settings.approval();
        return switch (approval.type()) {
            case GITHUB -> Approval.github(approval.timeout(), reviews(approval), new ApprovalNarrator(screen));
            case PROMPT -> Approval.prompt(approval.timeout(), new AskingTerminal(Terminal.system(), screen));
            case NONE -> Approval.none();
        };
    }

    /** What GitHub itself holds against mistakes, in a job of GitHub Actions. */
    Optional<WorkflowRails> rails() {
        return settings.rails() == RailsMode.WARN && github.run().isPresent()
                ? Optional.of(new WorkflowRails(github, GithubWiring.environment(settings), queue()))
                : Optional.empty();
    }

    private QueueRail queue() {
        Optional<Path> workspace = Optional.ofNullable(
                        surroundings.environment().get("GITHUB_WORKSPACE"))
                .map(Path::of);
        return new QueueRail(
                workspace.orElse(surroundings.folder()), settings.queue().group());
    }

    private GithubReviews reviews(ApprovalSettings approval) {
        return new GithubReviews(
                github,
                approval.environment(),
                approval.doubtful() == DoubtfulApproval.RECORD ? Doubtful.RECORD : Doubtful.REFUSE);
    }
}
