package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;

/** A deployment made of the steps of a workflow run, as the specification's four scripts call them. */
public final class StepsKeys {
    /** Whose steps. */
    public static final Setting<String> RUN = Setting.of(
            "deploy.steps.run",
            TextKinds.matching(
                    "workflow run",
                    "[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}",
                    "a run and its attempt, such as 1658821493/2, or any word of letters, digits and . _ : / -"),
            SpecSection.TARGET_CONFIGURATION,
            "The run of the workflow whose steps the goals deploy:preflight, deploy:execute and deploy:health are, so that they"
                    + " make one deployment together; without it the first and the last only look, and deploy:execute is"
                    + " refused.");

    /** How long nobody goes on. */
    public static final Setting<Duration> PATIENCE = Setting.of(
                    "deploy.steps.patience",
                    NumberKinds.duration("1s", "24h"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How long after a step the next one may begin; a deployment that nobody went on with until then"
                            + " counts as abandoned.")
            .byDefault("30m");

    /** Whether there has to be a preflight before. */
    public static final Setting<PreflightStep> PREFLIGHT = Setting.of(
                    "deploy.steps.preflight",
                    TextKinds.choice(PreflightStep.class),
                    SpecSection.TARGET_CONFIGURATION,
                    "Whether deploy:execute, as a step of a workflow run, needs a step deploy:preflight of the same run that has"
                            + " ended well before it; a preflight that could not even begin leaves nothing behind, and a workflow"
                            + " may go on in spite of it.")
            .byDefault("required");

    private StepsKeys() {}

    static List<Setting<?>> all() {
        return List.of(RUN, PATIENCE, PREFLIGHT);
    }
}
