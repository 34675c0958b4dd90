package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;

/**
 * Concurrency groups of a repository. The token needs {@code actions=read}. Servers that do not know them answer
 * {@link GithubAnswer.Absent}, as do others for a group that nobody holds or waits for. Thread-safe.
 */
public final class ConcurrencyGroups {
    private static final String PATH = "/actions/concurrency_groups";

    private final Api api;

    ConcurrencyGroups(Api api) {
        this.api = api;
    }

    /**
     * Who holds a group and who waits for it.
     *
     * @param repository owner and name, with a slash
     * @param group the group's name
     * @return its members, who holds it first, then first come first; unreadable where GitHub tells of another group
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<GroupMember>> members(String repository, String group) throws InterruptedException {
        return api.asked("/repos/" + repository + PATH + "/" + Api.segment(group), answer -> members(answer, group));
    }

    private static List<GroupMember> members(Fields answer, String group) throws GithubFault {
        // GitHub does not tell upper and lower case apart.
        if (!answer.text("group_name").equalsIgnoreCase(group)) {
            throw answer.fault("group_name", "the group that was asked for");
        }
        List<GroupMember> members = new ArrayList<>();
        for (Fields member : answer.list("group_members")) {
            members.add(GroupMember.of(member));
        }
        if (members.size() < answer.number("total_count")) {
            throw answer.fault("group_members", "as long as total_count says");
        }
        return List.copyOf(members);
    }

    /**
     * The groups that a repository has at the moment: for finding out whether the server knows such groups at all.
     *
     * @param repository owner and name, with a slash
     * @return their names
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<String>> active(String repository) throws InterruptedException {
        return api.listed("/repos/" + repository + PATH, "concurrency_groups", group -> group.text("group_name"));
    }

    /**
     * The groups that a run or its jobs are in by what the workflow says, whether they hold them now or not.
     *
     * @param run which
     * @return their names
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<String>> of(RunReference run) throws InterruptedException {
        return api.listed(
                "/repos/" + run.repository() + "/actions/runs/" + run.run() + "/concurrency_groups",
                "concurrency_groups",
                group -> group.text("group_name"));
    }
}
