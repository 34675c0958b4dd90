package edu.paws360.deploy.github;

import java.util.ArrayList;
import java.util.List;

/** Who may approve deployments to an environment. Immutable. */
public sealed interface Reviewer {
    /**
     * A person.
     *
     * @param user who
     */
    record Person(GithubUser user) implements Reviewer {
        @Override
        public String toString() {
            return user.login();
        }
    }

    /**
     * Any member of a team.
     *
     * @param slug the team's name as it stands in addresses; those of an enterprise begin with {@code ent:}
     */
    record Team(String slug) implements Reviewer {
        @Override
        public String toString() {
            return "team " + slug;
        }
    }

    /** Reads {@code reviewers} of a rule. */
    static List<Reviewer> in(Fields rule) throws GithubFault {
        List<Reviewer> reviewers = new ArrayList<>();
        for (Fields entry : rule.list("reviewers")) {
            reviewers.add(of(entry));
        }
        return List.copyOf(reviewers);
    }

    private static Reviewer of(Fields entry) throws GithubFault {
        return switch (entry.text("type")) {
            case "User" -> new Person(GithubUser.of(entry.object("reviewer")));
            case "Team" -> team(entry.object("reviewer"));
            default -> throw entry.fault("type", "User or Team");
        };
    }

    private static Team team(Fields team) throws GithubFault {
        String slug = team.text("slug");
        if (!slug.matches("(ent:)?[A-Za-z0-9_][A-Za-z0-9._-]{0,254}")) {
            throw team.fault("slug", "the name of a team");
        }
        return new Team(slug);
    }
}
