package edu.paws360.deploy.testbed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many of GitHub's answers hold, with all the members that its description requires; most of them nobody reads. */
final class GithubJson {
    static final String HOST = "https://github.example.org";
    static final String API = HOST + "/api/v3";
    static final String LONG_AGO = "2026-01-02T03:04:05Z";
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final List<String> LINKS = List.of(("archive assignees blobs branches collaborators comments commits"
                    + " compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks"
                    + " issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases"
                    + " stargazers statuses subscribers subscription tags teams trees")
            .split(" ", -1));

    private GithubJson() {}

    /** The account of a name, always with the same number. */
    static Map<String, Object> user(String login) {
        return user(GithubScene.id(login), login);
    }

    static Map<String, Object> user(long id, String login) {
        String path = login.replace("[", "%5B").replace("]", "%5D");
        String api = API + "/users/" + path;
        Map<String, Object> user = members("login", login, "id", id, "node_id", "U_" + id, "gravatar_id", "");
        user.putAll(members("avatar_url", HOST + "/avatars/u/" + id, "url", api, "html_url", HOST + "/" + path));
        user.putAll(members("followers_url", api + "/followers", "following_url", api + "/following{/other_user}"));
        user.putAll(members("gists_url", api + "/gists{/gist_id}", "starred_url", api + "/starred{/owner}{/repo}"));
        user.putAll(members("subscriptions_url", api + "/subscriptions", "organizations_url", api + "/orgs"));
        user.putAll(members("repos_url", api + "/repos", "events_url", api + "/events{/privacy}"));
        user.putAll(members("received_events_url", api + "/received_events", "type", "User", "site_admin", false));
        return user;
    }

    static Map<String, Object> team(String repository, String slug) {
        String owner = repository.split("/", 2)[0];
        String api = API + "/organizations/1/team/7";
        Map<String, Object> team = members("id", 7, "node_id", "T_7", "url", api, "name", slug, "slug", slug);
        team.putAll(members("html_url", HOST + "/orgs/" + owner + "/teams/" + slug, "description", null));
        team.putAll(members("privacy", "closed", "permission", "push", "members_url", api + "/members{/member}"));
        boolean enterprise = slug.startsWith("ent:");
        team.putAll(members("type", enterprise ? "enterprise" : "organization"));
        team.putAll(members("repositories_url", api + "/repos", "parent", null));
        return team;
    }

    /** A repository as it is told within something else. */
    static Map<String, Object> repository(String fullName) {
        String[] parts = fullName.split("/", 2);
        String api = API + "/repos/" + fullName;
        Map<String, Object> repository = members("id", 8, "node_id", "R_8", "name", parts[1], "full_name", fullName);
        repository.putAll(members("owner", user(2, parts[0]), "private", true, "description", null, "fork", false));
        repository.putAll(members("html_url", HOST + "/" + fullName, "url", api));
        LINKS.forEach(name -> repository.put(name + "_url", api + "/" + name.replace("git_", "git/")));
        return repository;
    }

    static Map<String, Object> error(int status, String message) {
        return members("message", message, "documentation_url", HOST + "/rest", "status", String.valueOf(status));
    }

    /** Names and values in turn. */
    static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
