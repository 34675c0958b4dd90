package edu.paws360.deploy.settings;

import java.util.Optional;

/** What may be shown of a setting's value, and whether it may hold a reference {@code @{NAME}} to a secret. */
public enum Secrecy {
    /** Shown in logs, labels and reports, so it holds no reference. */
    OPEN("is shown in logs and reports, and so cannot hold the secret @{NAME}", "Name a value that may be seen."),
    /** Becomes the argument of a process, which every user of the machine can read, so it holds no reference. */
    ARGUMENT(
            "becomes the argument of a process, which other users can read, and so cannot hold the secret @{NAME}",
            "Write $NAME, and name NAME in deploy.preflight.secretsRequired: the command's own shell reads it from the environment."),
    /** May hold references; shown with them unexpanded, and without passwords of URLs. */
    MASKED(null, null),
    /** May hold references, and is never shown. */
    SECRET(null, null),
    /** A secret from beginning to end; may hold references, and is never shown. */
    WHOLLY_SECRET(null, null);

    private final String refusal;
    private final String advice;

    Secrecy(String refusal, String advice) {
        this.refusal = refusal;
        this.advice = advice;
    }

    boolean neverShown() {
        return this == SECRET || this == WHOLLY_SECRET;
    }

    Optional<Misread> refusalOf(String name) {
        return Optional.ofNullable(refusal)
                .map(reason -> new Misread(reason.replace("NAME", name), advice.replace("NAME", name)));
    }
}
