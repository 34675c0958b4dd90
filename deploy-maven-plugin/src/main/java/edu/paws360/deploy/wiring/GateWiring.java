package edu.paws360.deploy.wiring;

import edu.paws360.deploy.health.Gate;
import edu.paws360.deploy.health.GatePolicy;
import edu.paws360.deploy.health.HttpGate;
import edu.paws360.deploy.health.Soak;
import edu.paws360.deploy.health.probe.CommandProbe;
import edu.paws360.deploy.health.probe.Condition;
import edu.paws360.deploy.health.probe.Otherwise;
import edu.paws360.deploy.health.probe.PostgresProbe;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.PrometheusProbe;
import edu.paws360.deploy.health.probe.RedisProbe;
import edu.paws360.deploy.health.probe.SqlProbe;
import edu.paws360.deploy.health.probe.StatusExpectation;
import edu.paws360.deploy.health.probe.TcpProbe;
import edu.paws360.deploy.health.probe.Tls;
import edu.paws360.deploy.settings.GatePatience;
import edu.paws360.deploy.settings.GateQuestion;
import edu.paws360.deploy.settings.GateSettings;
import edu.paws360.deploy.settings.HttpExpectation;
import edu.paws360.deploy.settings.HttpQuestion;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.PlacedCondition;
import edu.paws360.deploy.wiring.HealthWiring.Version;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/** One gate of the settings, as deploy-health knows it. */
final class GateWiring {
    private final Surroundings surroundings;
    private final GateSettings settings;
    private final Set<String> withheld;
    private final URI url;
    private final GateQuestion question;

    /**
     * A gate.
     *
     * @param withheld the names of the environment variables that it does not get where it is a command
     */
    GateWiring(Surroundings surroundings, GateSettings settings, Set<String> withheld) {
        this.surroundings = surroundings;
        this.withheld = withheld;
        this.settings = settings;
        this.url = settings.url().value();
        this.question = settings.question();
    }

    /**
     * The gate.
     *
     * @throws IllegalArgumentException if the certificates that it is to trust cannot be read
     */
    Gate gate(Version version) {
        Gate bare = settings.request()
                .<Gate>map(
                        request -> expecting(request(request), settings.answer().orElseThrow(), version))
                .orElseGet(() -> Gate.of(settings.name(), probe()));
        return bare.policy(policy(settings.patience()));
    }

    private static GatePolicy policy(GatePatience patience) {
        GatePolicy policy = GatePolicy.DEFAULT
                .withTimeout(patience.timeout())
                .withRetries(patience.retries())
                .withJitter(patience.jitterPercent() / 100.0)
                .withAttemptTimeout(patience.attemptTimeout())
                .withNotYet(GatePolicy.NotYet.valueOf(patience.notYet().name()))
                .withSuccesses(patience.successes());
        return patience.soak()
                .map(soak -> policy.withSoak(Soak.of(soak, patience.soakPercentMax())))
                .orElse(policy);
    }

    private Probe probe() {
        return switch (url.getScheme()) {
            case "tcp" -> new TcpProbe(url.getHost(), url.getPort());
            case "postgresql" -> postgres();
            case "redis", "rediss" -> RedisProbe.of(url, tls());
            case "prometheus" -> prometheus("http");
            case "prometheus+https" -> prometheus("https");
            case "jdbc" -> jdbc();
            case "command" -> command();
            default -> throw new IllegalStateException("Gate " + settings.name() + ": nobody asks " + url.getScheme());
        };
    }

    private Probe postgres() {
        PostgresProbe plain = PostgresProbe.of(url);
        return question.tls() || question.ca().isPresent() ? plain.over(tls()) : plain;
    }

    private Probe prometheus(String scheme) {
        URI base = URI.create(scheme + url.toString().substring(url.getScheme().length()));
        Condition condition = Condition.parse(question.value().orElseThrow().value());
        return PrometheusProbe.of(base, question.query().orElseThrow().value(), condition, tls());
    }

    private Probe jdbc() {
        return SqlProbe.jdbc(
                "jdbc:" + url.getSchemeSpecificPart(),
                question.user().orElse(""),
                question.password().map(Masked::value).orElse(""),
                question.query().orElseThrow().value(),
                question.value().map(Masked::value).map(Condition::parse));
    }

    private Probe command() {
        CommandProbe probe = CommandProbe.of("/bin/sh", "-c", url.getSchemeSpecificPart())
                .in(surroundings.folder().toFile())
                .withholding(withheld)
                .expectExit(question.exitCode());
        return question.output().map(text -> probe.expectOutput(text.value())).orElse(probe);
    }

    private Tls tls() {
        return question.ca().map(this::trusting).orElse(Tls.SYSTEM);
    }

    private Tls trusting(Path certificates) {
        return Tls.trusting(surroundings.folder().resolve(certificates));
    }

    private HttpGate request(HttpQuestion request) {
        HttpGate gate = Gate.http(settings.name(), url)
                .method(request.method())
                .followRedirects(request.redirects())
                .trust(tls());
        for (Map.Entry<String, String> header : headers(request)) {
            gate = gate.header(header.getKey(), header.getValue());
        }
        return request.body().isPresent() ? gate.body(request.body().get().value()) : gate;
    }

    private static List<Map.Entry<String, String>> headers(HttpQuestion request) {
        return request.headers()
                .map(headers -> List.copyOf(headers.value().entrySet()))
                .orElse(List.of());
    }

    private static HttpGate expecting(HttpGate gate, HttpExpectation answer, Version version) {
        HttpGate expecting =
                gate.expectStatus(StatusExpectation.parse(answer.status().toString()));
        if (answer.json().isPresent()) {
            expecting = expecting.expectJson(answer.json().get().value().toString());
        }
        if (answer.text().isPresent()) {
            expecting = expecting.expectText(answer.text().get().value());
        }
        for (PlacedCondition each : answer.conditions().map(Masked::value).orElse(List.of())) {
            Condition condition = Condition.parse(each.condition());
            expecting = expecting.expectAt(each.place().toString(), condition.comparison(), condition.value());
        }
        if (answer.commit().isPresent() && version.commit().isPresent()) {
            expecting = expectingAt(
                    expecting, answer.commit().get(), version.commit().get());
        }
        if (answer.deployment().isPresent() && version.deployment().isPresent()) {
            expecting = expectingAt(
                    expecting, answer.deployment().get(), version.deployment().get());
        }
        if (answer.version().isPresent() && version.ofTheSettings()) {
            PlacedCondition told = answer.version().get();
            expecting = expectingAt(
                    expecting, told.place(), Condition.parse(told.condition()).value());
        }
        return expecting;
    }

    /** The version before still answers for a while. */
    private static HttpGate expectingAt(HttpGate gate, JsonPointer place, String value) {
        return gate.expectAt(place.toString(), value, Otherwise.NOT_YET);
    }
}
