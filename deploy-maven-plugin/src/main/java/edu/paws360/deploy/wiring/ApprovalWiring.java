package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.guard.Approval;
import edu.paws360.deploy.guard.GithubReviews;
import edu.paws360.deploy.guard.GithubReviews.Doubtful;
import edu.paws360.deploy.guard.Terminal;
import edu.paws360.deploy.settings.ApprovalSettings;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.DoubtfulApproval;
import java.util.Map;

/** Who is asked for approval, as the settings say. */
final class ApprovalWiring {
    private final DeploySettings settings;
    private final Map<String, String> environment;
    private final Screen screen;

    ApprovalWiring(DeploySettings settings, Map<String, String> environment, Screen screen) {
        this.settings = settings;
        this.environment = environment;
        this.screen = screen;
    }

    Approval approval() {
        ApprovalSettings approval = settings.approval();
        return switch (approval.type()) {
            case GITHUB -> Approval.github(approval.timeout(), reviews(approval), new ApprovalNarrator(screen));
            case PROMPT -> Approval.prompt(approval.timeout(), Terminal.system());
            case NONE -> Approval.none();
        };
    }

    private GithubReviews reviews(ApprovalSettings approval) {
        return new GithubReviews(
                GithubWiring.access(settings, environment),
                approval.environment(),
                approval.doubtful() == DoubtfulApproval.RECORD ? Doubtful.RECORD : Doubtful.REFUSE);
    }
}
