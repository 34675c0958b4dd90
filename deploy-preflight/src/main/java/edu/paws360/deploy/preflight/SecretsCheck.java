package edu.paws360.deploy.preflight;

import java.util.List;
import java.util.Map;

/**
 * Are the required secrets there (spec, "Preflight Checks", 4)? Only presence is looked at, never content.
 *
 * @param required names of environment variables; not empty
 * @param environment where they are looked for
 */
record SecretsCheck(List<String> required, Map<String, String> environment) implements Look {
    static final String NAME = "secrets";

    @Override
    public Finding look() {
        List<String> missing = required.stream().filter(this::isMissing).toList();
        if (missing.isEmpty()) {
            return Finding.passed("present: " + String.join(", ", required));
        }
        return Finding.failed("absent or blank in the environment: " + String.join(", ", missing)
                + " (expected by deploy.preflight.secretsRequired); hand them to this step by its env, and name the"
                + " environment on the job if they are secrets of an environment");
    }

    private boolean isMissing(String name) {
        return environment.getOrDefault(name, "").isBlank();
    }

    /** Keeps the values out of every log. */
    @Override
    public String toString() {
        return "SecretsCheck" + required;
    }
}
