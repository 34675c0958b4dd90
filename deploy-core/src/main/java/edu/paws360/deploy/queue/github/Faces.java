package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubUser;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowRun;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Waiter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who the runs in line are, in the words of the queue. Whoever GitHub does not tell of is told by its number. Thread-safe. */
final class Faces {
    /** Somebody may approve a run meanwhile. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private static final int MOST = 100;

    private final Counter counter;
    private final Patience patience;
    private final Map<Long, Face> known = new HashMap<>();
    private Optional<Applicant> ourselves = Optional.empty();

    private record Face(Optional<WorkflowRun> run, long at) {}

    Faces(Counter counter, Patience patience) {
        this.counter = counter;
        this.patience = patience;
    }

    /** Who we are, once we are in line. */
    synchronized void ourselves(Applicant applicant) {
        ourselves = Optional.of(applicant);
    }

    synchronized Optional<Applicant> ourselves() {
        return ourselves;
    }

    Holder holder(Entrant entrant) throws InterruptedException {
        Optional<WorkflowRun> run = run(entrant);
        boolean unapproved = run.filter(one -> one.status().equals("waiting")).isPresent();
        String where = unapproved
                ? "which waits for an approval and holds the group meanwhile: approve, reject or cancel it"
                : "a run of GitHub Actions";
        // Nobody but the holder knows its token.
        return new Holder(entrant.run(), 0, applicant(entrant, run), since(entrant, run), where);
    }

    Waiter waiter(Entrant entrant) throws InterruptedException {
        Optional<WorkflowRun> run = run(entrant);
        return new Waiter(entrant.run(), applicant(entrant, run), since(entrant, run));
    }

    /** One of many, of whom nobody asks. */
    static Waiter stranger(Entrant entrant) {
        return new Waiter(
                entrant.run(),
                stranger(entrant, Optional.empty()),
                entrant.since().orElse(Instant.EPOCH));
    }

    private Applicant applicant(Entrant entrant, Optional<WorkflowRun> run) {
        Optional<Applicant> own = entrant.ours() ? ourselves() : Optional.empty();
        return own.orElseGet(() -> stranger(entrant, run));
    }

    private static Applicant stranger(Entrant entrant, Optional<WorkflowRun> run) {
        return new Applicant(
                "run-" + entrant.run(),
                run.flatMap(WorkflowRun::triggeringActor).map(GithubUser::login).orElse("somebody"),
                run.map(WorkflowRun::commit).orElse("a commit"),
                run.flatMap(WorkflowRun::branch).orElse("a branch"),
                entrant.page().or(() -> run.flatMap(WorkflowRun::page)).map(URI::toString));
    }

    private static Instant since(Entrant entrant, Optional<WorkflowRun> run) {
        return entrant.since().or(() -> run.map(WorkflowRun::begun)).orElse(Instant.EPOCH);
    }

    private Optional<WorkflowRun> run(Entrant entrant) throws InterruptedException {
        Face face = remembered(entrant.run());
        if (face == null) {
            face = new Face(asked(entrant.run()), patience.nanos());
            remember(entrant.run(), face);
        }
        return face.run();
    }

    private synchronized Face remembered(long run) {
        Face face = known.get(run);
        return face != null && patience.nanos() - face.at() <= FRESH.toNanos() ? face : null;
    }

    private synchronized void remember(long run, Face face) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(run, face);
    }

    private Optional<WorkflowRun> asked(long run) throws InterruptedException {
        try {
            RunReference reference = new RunReference(counter.here().repository(), run, 1);
            return counter.github().once().runs().run(reference) instanceof Found<WorkflowRun> found
                    ? Optional.of(found.value()).filter(one -> one.id() == run)
                    : Optional.empty();
        } catch (NotKnownException unusable) {
            return Optional.empty();
        }
    }
}
