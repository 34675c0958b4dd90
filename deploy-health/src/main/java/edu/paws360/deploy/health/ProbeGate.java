package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.Probe;
import java.util.Objects;

/** A gate over a probe that needs no further settings. */
record ProbeGate(String name, Probe probe, GatePolicy policy) implements Gate {
    ProbeGate {
        HttpGate.requireName(name);
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(policy, "policy");
    }

    @Override
    public Gate policy(GatePolicy other) {
        return new ProbeGate(name, probe, other);
    }
}
