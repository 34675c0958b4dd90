package edu.paws360.deploy.github;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What holds a concurrency group or waits for it: a run, or a job of one. Immutable.
 *
 * @param run the run's number
 * @param name the run's name
 * @param page where people see the run, if GitHub tells
 * @param job the job's number, where not the whole run is meant
 * @param holds whether it holds the group; otherwise it waits
 */
public record GroupMember(long run, String name, Optional<URI> page, OptionalLong job, boolean holds) {
    static GroupMember of(Fields member) throws GithubFault {
        return new GroupMember(
                member.number("run_id"),
                member.beginning("run_name"),
                member.link("run_html_url"),
                member.has("job_id") ? OptionalLong.of(member.number("job_id")) : OptionalLong.empty(),
                holds(member));
    }

    private static boolean holds(Fields member) throws GithubFault {
        return switch (member.text("status")) {
            case "in_progress" -> true;
            case "pending" -> false;
            default -> throw member.fault("status", "in_progress or pending");
        };
    }
}
