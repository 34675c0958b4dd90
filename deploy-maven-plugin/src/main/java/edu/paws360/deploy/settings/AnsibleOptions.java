package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What {@code ansible-playbook} is told beside playbook and inventory.
 *
 * @param limit a pattern of targets
 * @param tags the tags of the tasks that are run; empty for all
 * @param skipTags the tags of the tasks that are left out
 * @param extraVars a JSON object
 */
public record AnsibleOptions(
        Optional<String> limit, List<String> tags, List<String> skipTags, Optional<JsonNode> extraVars) {
    /** Copies the lists. */
    public AnsibleOptions {
        tags = List.copyOf(tags);
        skipTags = List.copyOf(skipTags);
    }

    static AnsibleOptions of(Values values) {
        return new AnsibleOptions(
                values.find(AnsibleKeys.LIMIT),
                values.find(AnsibleKeys.TAGS).orElse(List.of()),
                values.find(AnsibleKeys.SKIP_TAGS).orElse(List.of()),
                values.find(AnsibleKeys.EXTRA_VARS));
    }

    /**
     * The options as arguments of {@code ansible-playbook}.
     *
     * @return an option and its value, one after the other
     */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        limit.ifPresent(pattern -> arguments.addAll(List.of("--limit", pattern)));
        add(arguments, "--tags", tags);
        add(arguments, "--skip-tags", skipTags);
        extraVars.ifPresent(variables -> arguments.addAll(List.of("--extra-vars", variables.toString())));
        return arguments;
    }

    private static void add(List<String> arguments, String option, List<String> names) {
        if (!names.isEmpty()) {
            arguments.addAll(List.of(option, String.join(",", names)));
        }
    }
}
