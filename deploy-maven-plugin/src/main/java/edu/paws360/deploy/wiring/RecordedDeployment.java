package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.DeploymentLines;
import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.audit.RecentDeployments;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the journal has of the deployment that was asked for, or of the last one. */
record RecordedDeployment(Optional<String> id, List<JournalEntry> lines) {
    static RecordedDeployment in(JournalView journal, Optional<String> asked) throws IOException {
        Optional<String> id = asked.isPresent() ? asked : last(journal);
        return new RecordedDeployment(id, id.isPresent() ? DeploymentLines.in(journal, id.get()) : List.of());
    }

    private static Optional<String> last(JournalView journal) throws IOException {
        return RecentDeployments.in(journal, 1).stream()
                .map(DeploymentSummary::id)
                .findFirst();
    }

    /** Why there is nothing to show; empty if there is. */
    Optional<String> fault(Path folder) {
        return lines.isEmpty()
                ? Optional.of("the journal in " + folder + " has no line of deployment " + id.orElse("at all")
                        + "; deploy:audit -Ddeploy.audit.do=list shows those it has")
                : Optional.empty();
    }
}
