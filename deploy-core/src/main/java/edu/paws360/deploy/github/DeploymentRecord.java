package edu.paws360.deploy.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A deployment, as GitHub records it. Immutable.
 *
 * @param id its number
 * @param commit the full SHA
 * @param environment the environment's name, as GitHub spells it
 * @param description what whoever made it says of it; empty where nothing is said
 * @param project group and artifact of what is deployed, where whoever made it was one of ours and said so
 * @param created when it was made
 */
public record DeploymentRecord(
        long id, String commit, String environment, String description, Optional<String> project, Instant created) {
    static final String PAYLOAD = "payload";
    static final String PROJECT = "project";

    static DeploymentRecord of(Fields record) throws GithubFault {
        Optional<String> description =
                record.has("description") ? Optional.of(record.beginning("description")) : Optional.empty();
        return new DeploymentRecord(
                record.number("id"),
                record.text("sha"),
                record.text("environment"),
                description.orElse(""),
                record.within(PAYLOAD, PROJECT),
                record.instant("created_at"));
    }

    /**
     * Whether it may tell of a project: those of jobs do not say of which.
     *
     * @param one group and artifact with a colon
     * @return not so where it names another one
     */
    public boolean isOf(String one) {
        return project.isEmpty() || project.get().equals(one);
    }

    static List<DeploymentRecord> all(Fields list, String environment) throws GithubFault {
        List<DeploymentRecord> records = new ArrayList<>();
        for (Fields element : list.elements()) {
            DeploymentRecord record = of(element);
            // GitHub does not tell upper and lower case apart.
            if (!record.environment().equalsIgnoreCase(environment)) {
                throw element.fault("environment", "the environment that was asked for");
            }
            if (!records.isEmpty()
                    && record.created().isAfter(records.get(records.size() - 1).created())) {
                throw element.fault("created_at", "earlier than that of the record before, as the newest come first");
            }
            records.add(record);
        }
        return List.copyOf(records);
    }
}
