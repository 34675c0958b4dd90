package edu.paws360.deploy.testbed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is in which team of the organization. Thread-safe. */
final class TeamRoom implements GithubRoom {
    private final Map<String, String> states = new ConcurrentHashMap<>();

    @Override
    public List<GithubRoute> routes() {
        return List.of(GithubRoute.get("/orgs/{org}/teams/{team_slug}/memberships/{username}")
                .needing("members=read")
                .answering(this::membership));
    }

    private GithubReply membership(GithubCall call) {
        String member = call.path("team_slug") + "/memberships/" + call.path("username");
        return Optional.ofNullable(states.get(member))
                .map(state -> GithubReply.found(GithubJson.members(
                        "url", GithubJson.API + "/teams/" + member, "role", "member", "state", state)))
                .orElseGet(GithubReply::absent);
    }

    void put(String team, String login, String state) {
        states.put(team + "/memberships/" + login, state);
    }
}
