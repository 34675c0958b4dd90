package edu.paws360.deploy.settings;

import java.util.List;

/** The gates of a deployment: some, or none on purpose. */
public sealed interface GatesSettings {
    /**
     * Gates that must all be healthy.
     *
     * @param gates at least one, in the order of {@code deploy.gates}, or else by name
     */
    record Configured(List<GateSettings> gates) implements GatesSettings {
        /** Copies the list. */
        public Configured {
            gates = List.copyOf(gates);
            if (gates.isEmpty()) {
                throw new IllegalArgumentException("no gates: None says so on purpose");
            }
        }
    }

    /** {@code deploy.gates=none}: health is not checked, and must not be reported as passed. */
    record None() implements GatesSettings {}
}
