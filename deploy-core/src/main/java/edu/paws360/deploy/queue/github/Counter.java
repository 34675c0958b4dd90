package edu.paws360.deploy.queue.github;

import static edu.paws360.deploy.queue.github.NotKnownException.known;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import java.util.List;
import java.util.Optional;

/** Where GitHub is asked for a line, or why it cannot be. Immutable. */
final class Counter {
    private final Optional<ThisJob> here;
    private final Optional<Github> github;
    private final NotKnownException fault;
    private final String group;
    private final Patience patience;

    private Counter(
            Optional<ThisJob> here, Optional<Github> github, NotKnownException fault, String group, Patience patience) {
        this.here = here;
        this.github = github;
        this.fault = fault;
        this.group = group;
        this.patience = patience;
    }

    static Counter of(GithubAccess access, String group, Patience patience) {
        Optional<ThisJob> here = ThisJob.in(access.variables());
        if (here.isEmpty()) {
            return without(
                    here,
                    group,
                    patience,
                    "GITHUB_REPOSITORY names no repository whose runs could be looked at",
                    "Run it in a job of GitHub Actions, or set deploy.queue.type to file or postgres.");
        }
        try {
            Optional<Github> github = access.api();
            return github.isPresent()
                    ? new Counter(here, github, null, group, patience)
                    : without(
                            here,
                            group,
                            patience,
                            "without a token GitHub tells nothing of its runs",
                            "Give the step env: GITHUB_TOKEN: ${{ github.token }} and the job permissions: actions:"
                                    + " read, or set deploy.github.token.");
        } catch (IllegalArgumentException unusable) {
            return without(here, group, patience, "GitHub cannot be reached", unusable.getMessage());
        }
    }

    private static Counter without(
            Optional<ThisJob> here, String group, Patience patience, String seen, String advice) {
        return new Counter(here, Optional.empty(), new NotKnownException(seen, advice), group, patience);
    }

    Github github() throws NotKnownException {
        if (github.isEmpty()) {
            throw fault;
        }
        return github.get();
    }

    ThisJob here() throws NotKnownException {
        if (here.isEmpty()) {
            throw fault;
        }
        return here.get();
    }

    /** Whether it is of the run that this process is part of, if it is part of one. */
    boolean isOurs(Entrant entrant) {
        return here.filter(job -> job.isOf(entrant.run())).isPresent();
    }

    /** The line in which our job is. */
    Line line() throws NotKnownException, InterruptedException {
        ListedJob own = ListedJob.find(github(), here(), patience);
        GithubAnswer<List<String>> groups = github().concurrency().of(own.run());
        if (groups instanceof Absent<List<String>>) {
            // There is such a run, so it is the question that the server does not know.
            return new RunsLine(github().once(), own, patience::nanos);
        }
        List<String> names = known(groups).value();
        if (names.stream().noneMatch(group::equalsIgnoreCase)) {
            throw outside(names);
        }
        return new GroupLine(github().once(), here(), group, Optional.of(own));
    }

    private NotKnownException outside(List<String> names) {
        String seen = names.isEmpty() ? "is in no concurrency group" : "is in " + String.join(", ", names) + " only";
        return NotKnownException.undeclared(
                "this run " + seen + ", expected " + group + " (deploy.queue.group)", group, "in its workflow");
    }

    /** The line for somebody who only looks. */
    Line outlook() throws NotKnownException, InterruptedException {
        GroupLine line = new GroupLine(github(), here(), group, Optional.empty());
        if (here().run().isPresent()
                && github().concurrency().active(here().repository()) instanceof Absent<List<String>>) {
            return new RunsLine(github(), ListedJob.find(github(), here(), patience), patience::nanos);
        }
        return line;
    }

    String store() {
        String place = here.map(ThisJob::repository).orElse("a repository");
        return "concurrency group " + group + " of " + place + " on GitHub";
    }
}
