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
        boolean http = url.value().getScheme().startsWith("http");
        return new GateSettings(
                name,
                url,
                values.get(GateKeys.TIMEOUT.named(name)),
                values.get(GateKeys.RETRIES.named(name)),
                values.get(GateKeys.NOT_YET.named(name)),
                values.get(GateKeys.ATTEMPT_TIMEOUT.named(name)),
                http ? Optional.of(expectation(name)) : Optional.empty());
    }

    private HttpExpectation expectation(String name) {
        return new HttpExpectation(
                values.get(GateKeys.EXPECT_STATUS.named(name)),
                values.findMasked(GateKeys.EXPECT_JSON.named(name)),
                values.find(GateKeys.EXPECT_COMMIT.named(name)),
                values.find(GateKeys.EXPECT_DEPLOYMENT.named(name)));
    }
}
