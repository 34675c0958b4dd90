package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.GatesSettings;
import edu.paws360.deploy.settings.HttpExpectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What gates expect to answer when nothing is deployed: the commit that is checked out, and the deployment that last
 * changed production. Looked for only where a gate asks for it; what cannot be told is a check that failed, since a
 * stand-in could be what a service answers that does not know it either.
 */
record ExpectedVersion(Optional<String> commit, Optional<String> deployment, List<CheckResult> notTold) {

    static ExpectedVersion find(Surroundings surroundings, DeploySettings settings, Masker masker)
            throws IOException, InterruptedException {
        List<CheckResult> notTold = new ArrayList<>();
        Optional<String> commit = asked(settings, answer -> answer.commit().isPresent())
                ? commit(surroundings, notTold)
                : Optional.empty();
        Optional<String> deployment =
                asked(settings, answer -> answer.deployment().isPresent())
                        ? deployment(surroundings.auditFolder(settings.auditDir()), masker, notTold)
                        : Optional.empty();
        return new ExpectedVersion(commit, deployment, notTold);
    }

    private static boolean asked(DeploySettings settings, Predicate<HttpExpectation> wanted) {
        return settings.gates().orElseThrow() instanceof GatesSettings.Configured configured
                && configured.gates().stream()
                        .flatMap(gate -> gate.answer().stream())
                        .anyMatch(wanted);
    }

    private static Optional<String> commit(Surroundings surroundings, List<CheckResult> notTold)
            throws InterruptedException {
        Checkout checkout = surroundings.checkout();
        if (checkout instanceof Checkout.NotTold unknown) {
            String why = "deploy.gate.<name>.expectCommit asks for the commit that is checked out. " + unknown.seen()
                    + " " + unknown.advice();
            notTold.add(CheckResult.unknown("commit", ReasonCode.GATE_FAILED, why, Duration.ZERO));
            return Optional.empty();
        }
        return Optional.of(((Checkout.Found) checkout).commit());
    }

    private static Optional<String> deployment(Path auditFolder, Masker masker, List<CheckResult> notTold)
            throws IOException {
        Optional<String> last = last(auditFolder, masker);
        if (last.isEmpty()) {
            String why =
                    "deploy.gate.<name>.expectDeployment asks for the deployment that last changed production, and the"
                            + " journal in " + auditFolder
                            + " has none. Set deploy.audit.dir to the folder that deploy:production used.";
            notTold.add(CheckResult.unknown("deployment", ReasonCode.GATE_FAILED, why, Duration.ZERO));
        }
        return last;
    }

    private static Optional<String> last(Path auditFolder, Masker masker) throws IOException {
        try (Journal journal = Journal.open(auditFolder, masker);
                Stream<JournalEntry> lines = journal.after(0)) {
            return lines.filter(line -> line.event() instanceof ExecutionStarted)
                    .map(JournalEntry::deploymentId)
                    .reduce((earlier, later) -> later);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
