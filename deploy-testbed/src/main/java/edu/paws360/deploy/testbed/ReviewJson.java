package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.API;
import static edu.paws360.deploy.testbed.GithubJson.HOST;
import static edu.paws360.deploy.testbed.GithubJson.LONG_AGO;
import static edu.paws360.deploy.testbed.GithubJson.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An environment and the reviews of its deployments, as GitHub tells them. */
final class ReviewJson {
    private ReviewJson() {}

    private static Map<String, Object> named(String repository, String name) {
        Map<String, Object> environment = members("id", 161088068, "node_id", "EN_1", "name", name);
        environment.put("url", API + "/repos/" + repository + "/environments/environment");
        environment.put(
                "html_url", HOST + "/" + repository + "/deployments/activity_log?environments_filter=environment");
        return environment;
    }

    private static Map<String, Object> dated(String repository, String name) {
        Map<String, Object> environment = named(repository, name);
        environment.putAll(members("created_at", LONG_AGO, "updated_at", LONG_AGO));
        return environment;
    }

    static Map<String, Object> environment(
            String repository, String name, List<Map<String, Object>> reviewers, boolean bypass) {
        List<Object> rules = new ArrayList<>();
        rules.add(members("id", 3, "node_id", "GA_3", "type", "branch_policy"));
        if (!reviewers.isEmpty()) {
            Map<String, Object> rule = members("id", 2, "node_id", "GA_2", "type", "required_reviewers");
            rule.putAll(members("prevent_self_review", true, "reviewers", List.copyOf(reviewers)));
            rules.add(rule);
        }
        Map<String, Object> branches = members("protected_branches", true, "custom_branch_policies", false);
        Map<String, Object> environment = dated(repository, name);
        environment.putAll(members("can_admins_bypass", bypass, "protection_rules", rules));
        environment.put("deployment_branch_policy", branches);
        return environment;
    }

    static Map<String, Object> review(
            String repository, List<String> environments, String state, Map<String, Object> user, String comment) {
        List<Map<String, Object>> reviewed =
                environments.stream().map(name -> dated(repository, name)).toList();
        return members("state", state, "comment", comment, "environments", reviewed, "user", user);
    }

    static Map<String, Object> pending(String repository, String environment, List<Map<String, Object>> reviewers) {
        Map<String, Object> pending = members("environment", named(repository, environment), "wait_timer", 0);
        pending.putAll(members("wait_timer_started_at", null, "current_user_can_approve", false));
        pending.put("reviewers", List.copyOf(reviewers));
        return pending;
    }
}
