package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.GatePolicy;
import edu.paws360.deploy.health.HealthGates;
import edu.paws360.deploy.health.HealthListener;
import edu.paws360.deploy.health.HttpGate;
import edu.paws360.deploy.health.SmokeStep;
import edu.paws360.deploy.health.SmokeTests;
import edu.paws360.deploy.health.probe.Otherwise;
import edu.paws360.deploy.health.probe.StatusExpectation;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.GateSettings;
import edu.paws360.deploy.settings.GatesSettings;
import edu.paws360.deploy.settings.HttpExpectation;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.SmokeSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** The settings' gates and smoke tests, as deploy-health knows them. */
final class HealthWiring {
    private final DeploySettings settings;
    private final HealthListener listener;

    HealthWiring(DeploySettings settings, HealthListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * What must answer, as far as a gate asks for it. What is not known is not asked for.
     *
     * @param commit the commit
     * @param deployment the id of the deployment that brought it there
     */
    record Version(Optional<String> commit, Optional<String> deployment) {}

    /** Waits for the gates of this version. */
    List<CheckResult> gates(Version version) throws InterruptedException {
        if (settings.gates().orElseThrow() instanceof GatesSettings.Configured configured) {
            List<Gate> gates =
                    configured.gates().stream().map(gate -> gate(gate, version)).toList();
            return HealthGates.of(gates).listener(listener).await().toChecks();
        }
        return List.of(CheckResult.withoutLook("gates", CheckStatus.NOT_CONFIGURED, "deploy.gates=none says so"));
    }

    List<CheckResult> smokeTests() throws InterruptedException {
        List<SmokeStep> steps =
                settings.smoke().stream().map(HealthWiring::step).toList();
        return steps.isEmpty()
                ? List.of()
                : SmokeTests.of(steps).listener(listener).run();
    }

    private static Gate gate(GateSettings gate, Version version) {
        URI url = gate.url().value();
        Gate bare = gate.answer()
                .<Gate>map(answer -> expecting(Gate.http(gate.name(), url), answer, version))
                .orElseGet(() -> bare(gate.name(), url));
        return bare.policy(GatePolicy.DEFAULT
                .withTimeout(gate.timeout())
                .withRetries(gate.retries())
                .withAttemptTimeout(gate.attemptTimeout())
                .withNotYet(GatePolicy.NotYet.valueOf(gate.notYet().name())));
    }

    private static Gate bare(String name, URI url) {
        return switch (url.getScheme()) {
            case "tcp" -> Gate.tcp(name, url.getHost(), url.getPort());
            case "postgresql" -> Gate.postgres(name, url);
            case "redis", "rediss" -> Gate.redis(name, url);
            default -> throw new IllegalStateException("Gate " + name + ": nobody asks " + url.getScheme());
        };
    }

    private static HttpGate expecting(HttpGate gate, HttpExpectation answer, Version version) {
        HttpGate expecting =
                gate.expectStatus(StatusExpectation.parse(answer.status().toString()));
        if (answer.json().isPresent()) {
            expecting = expecting.expectJson(answer.json().get().value().toString());
        }
        if (answer.commit().isPresent() && version.commit().isPresent()) {
            expecting = expectingAt(
                    expecting, answer.commit().get(), version.commit().get());
        }
        if (answer.deployment().isPresent() && version.deployment().isPresent()) {
            expecting = expectingAt(
                    expecting, answer.deployment().get(), version.deployment().get());
        }
        return expecting;
    }

    /** The version before still answers for a while. */
    private static HttpGate expectingAt(HttpGate gate, JsonPointer place, String value) {
        return gate.expectAt(place.toString(), value, Otherwise.NOT_YET);
    }

    private static SmokeStep step(SmokeSettings step) {
        GatePolicy policy = GatePolicy.DEFAULT.withTimeout(step.timeout());
        return step instanceof SmokeSettings.Request request
                ? request(request, policy)
                : query((SmokeSettings.Query) step, policy);
    }

    private static SmokeStep request(SmokeSettings.Request step, GatePolicy policy) {
        return SmokeStep.http(
                step.name(),
                step.method(),
                step.url().value(),
                step.body().map(Masked::value).orElse(""),
                Map.of(),
                StatusExpectation.parse(step.status().toString()),
                step.json().map(json -> json.value().toString()),
                policy);
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
