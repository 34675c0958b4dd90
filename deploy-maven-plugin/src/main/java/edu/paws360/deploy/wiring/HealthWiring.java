package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.GatePolicy;
import edu.paws360.deploy.health.HealthGates;
import edu.paws360.deploy.health.HealthListener;
import edu.paws360.deploy.health.HttpGate;
import edu.paws360.deploy.health.SmokeStep;
import edu.paws360.deploy.health.SmokeTests;
import edu.paws360.deploy.health.probe.StatusExpectation;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.GateSettings;
import edu.paws360.deploy.settings.GatesSettings;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SmokeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;

/** The settings' gates and smoke tests, as deploy-health knows them. */
final class HealthWiring {
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final DeploySettings settings;
    private final HealthListener listener;

    HealthWiring(Surroundings surroundings, SettingsReading reading, HealthListener listener) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.settings = reading.settings();
        this.listener = listener;
    }

    /**
     * What must answer, as far as a gate asks for it. What is not known is not asked for.
     *
     * @param commit the commit
     * @param deployment the id of the deployment that brought it there
     * @param ofTheSettings whether it is the one whose version the settings tell
     */
    record Version(Optional<String> commit, Optional<String> deployment, boolean ofTheSettings) {
        /** What is deployed now. */
        static Version current(Optional<String> commit, Optional<String> deployment) {
            return new Version(commit, deployment, true);
        }

        /** What was there before. Which deployment a service names that went back is its own affair. */
        static Version before(Optional<String> commit) {
            return new Version(commit, Optional.empty(), false);
        }
    }

    /** The names of the secrets that gates are given: their own, and where one is a command, those that commands need. */
    List<String> gateSecrets() {
        Set<String> names = new TreeSet<>(reading.secretNames("deploy.gate."));
        if (hasCommand()) {
            names.addAll(settings.preflight().secretsRequired().orElse(List.of()));
        }
        return List.copyOf(names);
    }

    private boolean hasCommand() {
        return settings.gates().orElseThrow() instanceof GatesSettings.Configured configured
                && configured.gates().stream()
                        .anyMatch(gate -> gate.url().value().getScheme().equals("command"));
    }

    /** Waits for the gates of this version. */
    List<CheckResult> gates(Version version) throws InterruptedException {
        return settings.gates().orElseThrow() instanceof GatesSettings.Configured configured
                ? gates(configured, version)
                : List.of(CheckResult.withoutLook("gates", CheckStatus.NOT_CONFIGURED, "deploy.gates=none says so"));
    }

    private List<CheckResult> gates(GatesSettings.Configured configured, Version version) throws InterruptedException {
        List<Gate> gates = new ArrayList<>();
        try {
            configured.gates().forEach(gate -> gates.add(wiring(gate).gate(version)));
        } catch (IllegalArgumentException e) {
            String name = configured.gates().get(gates.size()).name();
            return List.of(CheckResult.unknown(
                    name,
                    ReasonCode.GATE_FAILED,
                    "nothing was asked: " + e.getMessage() + "\nSee deploy.gate." + name + ".ca.",
                    Duration.ZERO));
        }
        HealthGates all = HealthGates.of(gates).listener(listener);
        return (settings.failFast() ? all.failFast() : all).await().toChecks();
    }

    /** A gate that is a command may know what its own settings name. */
    private GateWiring wiring(GateSettings gate) {
        Set<String> withheld = new HashSet<>(surroundings.withheld());
        withheld.removeAll(Set.copyOf(reading.secretNames("deploy.gate." + gate.name() + ".")));
        return new GateWiring(surroundings, gate, withheld);
    }

    List<CheckResult> smokeTests() throws InterruptedException {
        List<SmokeStep> steps =
                settings.smoke().stream().map(HealthWiring::step).toList();
        return steps.isEmpty()
                ? List.of()
                : SmokeTests.of(steps).listener(listener).run();
    }

    private static SmokeStep step(SmokeSettings step) {
        GatePolicy policy = GatePolicy.DEFAULT.withTimeout(step.timeout());
        return step instanceof SmokeSettings.Request request
                ? request(request, policy)
                : query((SmokeSettings.Query) step, policy);
    }

    private static SmokeStep request(SmokeSettings.Request step, GatePolicy policy) {
        HttpGate gate = Gate.http(step.name(), step.url().value())
                .method(step.method())
                .body(step.body().map(Masked::value).orElse(""))
                .expectStatus(StatusExpectation.parse(step.status().toString()))
                .policy(policy);
        for (Map.Entry<String, String> header :
                step.headers().map(Masked::value).orElse(Map.of()).entrySet()) {
            gate = gate.header(header.getKey(), header.getValue());
        }
        if (step.json().isPresent()) {
            gate = gate.expectJson(step.json().get().value().toString());
        }
        for (Map.Entry<String, JsonPointer> capture : step.captures().entrySet()) {
            gate = gate.capture(capture.getKey(), capture.getValue().toString());
        }
        return new SmokeStep(gate);
    }

    private static SmokeStep query(SmokeSettings.Query step, GatePolicy policy) {
        return SmokeStep.sql(
                step.name(),
                step.url().value(),
                step.query().value(),
                step.value().map(Masked::value),
                policy);
    }
}
