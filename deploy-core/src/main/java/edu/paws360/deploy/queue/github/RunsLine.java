package edu.paws360.deploy.queue.github;

import static edu.paws360.deploy.queue.github.NotKnownException.known;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The runs of a workflow, for servers that do not tell of concurrency groups. Who deploys is the job with the name of ours,
 * and in a run that has none, any job may be; whose job began first holds production. Nobody can come before one that has
 * begun already, so that nothing has to be agreed on: each sees the same order by itself.
 */
final class RunsLine implements Line {
    /** In the order in which a run goes through them: asked so, one that goes on meanwhile is seen once at least. */
    private static final List<String> STATUSES = List.of("requested", "pending", "waiting", "queued", "in_progress");

    /** Not yet at work. Jobs that wait for a review are not in line. */
    private static final Set<String> TO_COME = Set.of("requested", "pending", "queued");

    private static final Comparator<WorkflowJob> BY_START =
            Comparator.comparing(job -> job.started().orElse(Instant.MIN));

    private static final int MOST_RUNS = 20;
    private static final int MOST_GLANCES = 20;

    private final Github github;
    private final ListedJob own;
    private final LongSupplier nanos;
    private Optional<Sight> last = Optional.empty();
    /** The look, by our own clock, since which nobody has been ahead of us. */
    private Optional<Long> alone = Optional.empty();

    private int glances;

    RunsLine(Github github, ListedJob own, LongSupplier nanos) {
        this.github = github;
        this.own = own;
        this.nanos = nanos;
    }

    @Override
    public Sight look() throws NotKnownException, InterruptedException {
        glances = 0;
        Collection<WorkflowRun> runs = runs();
        List<Entrant> running = new ArrayList<>();
        List<Entrant> waiting = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (WorkflowRun run : runs) {
            Found<List<WorkflowJob>> jobs = known(github.runs().jobs(reference(run)));
            at = jobs.at();
            for (WorkflowJob job : deploying(jobs.value())) {
                List<Entrant> place = job.isRunning() ? running : waiting;
                place.add(Entrant.of(run, job, job.id() == own.id()));
            }
        }
        Sight sight = sight(running, waiting, at, STATUSES.size() + runs.size());
        last = Optional.of(sight);
        return sight;
    }

    private Collection<WorkflowRun> runs() throws NotKnownException, InterruptedException {
        Map<Long, WorkflowRun> runs = new LinkedHashMap<>();
        String workflow = Long.toString(own.details().workflow());
        for (String status : STATUSES) {
            for (WorkflowRun run : known(github.runs().byStatus(own.run().repository(), workflow, status))
                    .value()) {
                // The pipeline deploys no pull request.
                if (!run.event().equals("pull_request")) {
                    runs.put(run.id(), run);
                }
            }
        }
        if (runs.size() > MOST_RUNS) {
            throw new NotKnownException(
                    runs.size() + " runs of this workflow have not ended, and GitHub is asked for the jobs of "
                            + MOST_RUNS + " at most",
                    "Cancel those that wait for an approval which nobody will give.");
        }
        return runs.values();
    }

    private RunReference reference(WorkflowRun run) {
        return new RunReference(own.run().repository(), run.id(), run.attempt());
    }

    /** In a run of which no job has our name, any job that is at work may be the one that deploys. */
    private List<WorkflowJob> deploying(List<WorkflowJob> jobs) {
        List<WorkflowJob> named = jobs.stream().filter(own::isNamedAs).toList();
        return named.isEmpty()
                ? jobs.stream().filter(WorkflowJob::isRunning).min(BY_START).stream()
                        .toList()
                : named.stream()
                        .filter(job -> job.isRunning() || TO_COME.contains(job.status()))
                        .toList();
    }

    private Sight sight(List<Entrant> running, List<Entrant> waiting, Instant at, int questions) {
        running.sort(Entrant.BY_BEGINNING);
        waiting.sort(Entrant.BY_BEGINNING);
        List<Entrant> line = new ArrayList<>(running);
        List<Entrant> holding = line.isEmpty() ? List.of() : List.of(line.remove(0));
        line.addAll(waiting);
        Instant since = at.minusNanos(alone(holding));
        Optional<Instant> began = running.stream()
                .filter(Entrant::ours)
                .findFirst()
                .flatMap(Entrant::since)
                .map(started -> started.isAfter(since) ? started : since);
        return new Sight(holding, line, began, at, questions);
    }

    /**
     * How many nanoseconds ago nobody was ahead of us first. Jobs begin here while another one is at work still, and it may
     * have lost production as late as just before a look that does not show it any more.
     */
    private long alone(List<Entrant> holding) {
        long now = nanos.getAsLong();
        boolean ours = !holding.isEmpty() && holding.get(0).ours();
        alone = ours ? alone.or(() -> Optional.of(now)) : Optional.empty();
        return now - alone.orElse(now);
    }

    /** While whoever holds production is at work, nothing else can change our turn. */
    @Override
    public Sight glance() throws NotKnownException, InterruptedException {
        Optional<Entrant> holder = last.flatMap(Sight::other);
        if (holder.isEmpty() || ++glances > MOST_GLANCES) {
            return look();
        }
        long job = holder.get().job().orElseThrow();
        return known(github.runs().job(own.run().repository(), job)).value().isRunning()
                ? last.orElseThrow().costing(1)
                : look();
    }

    @Override
    public Sight confirm() throws NotKnownException, InterruptedException {
        Found<WorkflowJob> job = known(github.runs().job(own.run().repository(), own.id()));
        List<Entrant> holding =
                job.value().isRunning() ? List.of(Entrant.of(own.details(), job.value(), true)) : List.of();
        return new Sight(holding, List.of(), own.began(), job.at(), 1);
    }
}
