package edu.paws360.deploy.settings;

import edu.paws360.deploy.settings.GatesSettings.Configured;
import edu.paws360.deploy.settings.GatesSettings.None;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Puts the gates together. */
final class GateAssembly {
    private final Values values;

    GateAssembly(Values values) {
        this.values = values;
    }

    /** Empty if nothing at all was said about gates, which the scope must allow. */
    Optional<GatesSettings> of(List<String> names) {
        if (names.isEmpty()) {
            return values.find(GateKeys.GATES).map(none -> new None());
        }
        return Optional.of(new Configured(names.stream().map(this::gate).toList()));
    }

    private GateSettings gate(String name) {
        Masked<URI> url = values.masked(GateKeys.URL.named(name));
        boolean http = GateMembers.HTTP.goWith(url.value().getScheme());
        return new GateSettings(
                name,
                url,
                patience(name),
                http ? Optional.of(request(name)) : Optional.empty(),
                http ? Optional.of(expectation(name)) : Optional.empty(),
                question(name));
    }

    private GatePatience patience(String name) {
        return new GatePatience(
                values.get(GateKeys.TIMEOUT.named(name)),
                values.get(GateKeys.RETRIES.named(name)),
                values.get(GateKeys.JITTER.named(name)),
                values.get(GateKeys.NOT_YET.named(name)),
                values.get(GateKeys.ATTEMPT_TIMEOUT.named(name)),
                values.get(GateKeys.SUCCESSES.named(name)),
                values.find(GateKeys.SOAK.named(name)),
                values.get(GateKeys.SOAK_PERCENT_MAX.named(name)));
    }

    private HttpQuestion request(String name) {
        return new HttpQuestion(
                values.get(GateKeys.METHOD.named(name)).name(),
                values.findMasked(GateKeys.HEADERS.named(name)),
                values.findMasked(GateKeys.BODY.named(name)),
                values.get(GateKeys.REDIRECTS.named(name)));
    }

    private GateQuestion question(String name) {
        return new GateQuestion(
                values.findMasked(GateKeys.QUERY.named(name)),
                values.findMasked(GateKeys.EXPECT_VALUE.named(name)),
                values.find(GateKeys.USER.named(name)),
                values.findMasked(GateKeys.PASSWORD.named(name)),
                values.get(GateKeys.TLS.named(name)),
                values.find(GateKeys.CA.named(name)),
                values.get(GateKeys.EXPECT_EXIT.named(name)),
                values.findMasked(GateKeys.EXPECT_OUTPUT.named(name)));
    }

    private HttpExpectation expectation(String name) {
        return new HttpExpectation(
                values.get(GateKeys.EXPECT_STATUS.named(name)),
                values.findMasked(GateKeys.EXPECT_JSON.named(name)),
                values.find(GateKeys.EXPECT_COMMIT.named(name)),
                values.find(GateKeys.EXPECT_DEPLOYMENT.named(name)),
                values.find(GateKeys.EXPECT_VERSION.named(name)),
                values.findMasked(GateKeys.EXPECT_AT.named(name)),
                values.findMasked(GateKeys.EXPECT_TEXT.named(name)));
    }
}
