package edu.paws360.deploy.event;

import java.util.List;

/**
 * Which secrets a stage read (spec, "Secrets Management": secret access is audited). Names, never values.
 *
 * @param reader the part that read them
 * @param names the secrets' names
 */
public record SecretsRead(String reader, List<String> names) implements DeploymentEvent {
    /** Keeps its own copy. */
    public SecretsRead {
        names = List.copyOf(names);
    }
}
