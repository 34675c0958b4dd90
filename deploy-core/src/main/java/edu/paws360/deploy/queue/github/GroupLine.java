package edu.paws360.deploy.queue.github;

import static edu.paws360.deploy.queue.github.NotKnownException.known;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GroupMember;
import edu.paws360.deploy.github.WorkflowJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a concurrency group: GitHub itself lets one at a time have it, and tells who. */
final class GroupLine implements Line {
    private final Github github;
    private final ThisJob here;
    private final String group;
    private final Optional<ListedJob> own;

    /** Without a job of ours for somebody who only looks. */
    GroupLine(Github github, ThisJob here, String group, Optional<ListedJob> own) {
        this.github = github;
        this.here = here;
        this.group = group;
        this.own = own;
    }

    /** Nobody has a turn by something that another job of our run may have it by as well. */
    @Override
    public Sight look() throws NotKnownException, InterruptedException {
        Sight sight = confirm();
        if (own.isEmpty() || !sight.isOurs() || isOfOurJobAlone(sight.holding().get(0))) {
            return sight;
        }
        refuseOthers(own.get());
        return sight.costing(sight.questions() + 1);
    }

    private boolean isOfOurJobAlone(Entrant holder) {
        return holder.job().equals(own.map(ListedJob::id));
    }

    private void refuseOthers(ListedJob ours) throws NotKnownException, InterruptedException {
        for (WorkflowJob job : known(github.runs().jobs(ours.run())).value()) {
            if (job.isRunning() && job.id() != ours.id()) {
                throw NotKnownException.undeclared(
                        "run " + ours.run().run() + " has " + group
                                + " for more than this job, and another job of it is in progress: " + job.name(),
                        group,
                        "of its own, or let no other job of the run go on beside it");
            }
        }
    }

    /** Whoever has production keeps it when another job of our run begins, which has to wait then. */
    @Override
    public Sight confirm() throws NotKnownException, InterruptedException {
        GithubAnswer<List<GroupMember>> answer = github.concurrency().members(here.repository(), group);
        if (answer instanceof Absent<List<GroupMember>>) {
            return idle();
        }
        Found<List<GroupMember>> members = known(answer);
        List<Entrant> holding = entrants(members.value(), true);
        List<Entrant> waiting = entrants(members.value(), false);
        int questions = own.isPresent() && own.get().began().isEmpty() ? 2 : 1;
        return new Sight(holding, waiting, began(holding), members.at(), questions);
    }

    /** Nobody has it: GitHub answers so for a group at rest, and for one that it does not know. */
    private Sight idle() throws NotKnownException, InterruptedException {
        GithubAnswer<List<String>> answer = github.concurrency().active(here.repository());
        if (answer instanceof Absent<List<String>>) {
            throw new NotKnownException(
                    "this server tells nothing of concurrency groups, and which workflow deploys is not known here",
                    "Look from a job of that workflow, or at its runs on GitHub.");
        }
        Found<List<String>> groups = known(answer);
        if (groups.value().stream().anyMatch(group::equalsIgnoreCase)) {
            throw new NotKnownException(
                    "GitHub tells of concurrency group " + group + " and does not know it",
                    "Start the deployment again.");
        }
        return new Sight(List.of(), List.of(), Optional.empty(), groups.at(), 2);
    }

    private Optional<Instant> began(List<Entrant> holding) throws NotKnownException, InterruptedException {
        return own.isPresent() && holding.stream().anyMatch(Entrant::ours)
                ? own.get().beginning(github)
                : Optional.empty();
    }

    /** A run may be a member several times, by itself and by its jobs; it is one deployment. */
    private List<Entrant> entrants(List<GroupMember> members, boolean holding) {
        List<Entrant> entrants = new ArrayList<>();
        for (GroupMember member : members) {
            if (member.holds() == holding) {
                Entrant entrant = Entrant.of(member, isOurs(member));
                if (entrants.stream()
                        .noneMatch(known -> known.run() == entrant.run() && known.ours() == entrant.ours())) {
                    entrants.add(entrant);
                }
            }
        }
        return entrants;
    }

    private boolean isOurs(GroupMember member) {
        return here.isOf(member.run())
                && (member.job().isEmpty()
                        || own.isEmpty()
                        || own.get().isIn(member.job().getAsLong()));
    }

    @Override
    public Sight glance() throws NotKnownException, InterruptedException {
        return look();
    }
}
