package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.util.List;

/**
 * Masks what gates are given as passwords and tokens. A masker costs some milliseconds, more in a new JVM, so it is made when there is
 * something to look for it in: what is said of a healthy answer is an address, and is looked through for the values as they stand
 * first. Thread-safe.
 */
final class OwnSecrets {
    private final List<String> values;
    private Masker masker;

    OwnSecrets(List<Gate> gates) {
        values = gates.stream()
                .flatMap(gate -> gate.probe().secrets().stream())
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    ProbeOutcome masked(ProbeOutcome outcome) {
        boolean clean = outcome instanceof Healthy && values.stream().noneMatch(outcome.detail()::contains);
        return values.isEmpty() || clean ? outcome : outcome.masked(masker());
    }

    private synchronized Masker masker() {
        if (masker == null) {
            masker = Masker.of(
                    values.stream().map(value -> new Secret("a gate's", value)).toList());
        }
        return masker;
    }
}
