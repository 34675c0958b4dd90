package edu.paws360.deploy.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts the smoke tests together, in the order they are run. */
final class SmokeAssembly {
    private static final Comparator<SmokeSettings> ORDER = Comparator.<SmokeSettings>comparingInt(
                    smoke -> smoke.order().orElse(Integer.MAX_VALUE))
            .thenComparing(SmokeSettings::name);

    private final Values values;

    SmokeAssembly(Values values) {
        this.values = values;
    }

    List<SmokeSettings> of(Collection<String> names) {
        return names.stream().map(this::smoke).sorted(ORDER).toList();
    }

    private SmokeSettings smoke(String name) {
        return values.findMasked(SmokeKeys.REQUEST.named(name))
                .map(request -> request(name, request))
                .orElseGet(() -> query(name));
    }

    private SmokeSettings request(String name, Masked<SmokeRequest> request) {
        return new SmokeSettings.Request(
                name,
                request.value().method(),
                request.map(SmokeRequest::url),
                values.findMasked(SmokeKeys.HEADERS.named(name)),
                values.findMasked(SmokeKeys.BODY.named(name)),
                values.get(SmokeKeys.EXPECT_STATUS.named(name)),
                values.findMasked(SmokeKeys.EXPECT_JSON.named(name)),
                values.find(SmokeKeys.CAPTURE.named(name)).orElse(Map.of()),
                values.get(SmokeKeys.TIMEOUT.named(name)),
                values.find(SmokeKeys.ORDER.named(name)));
    }

    private SmokeSettings query(String name) {
        return new SmokeSettings.Query(
                name,
                values.masked(SmokeKeys.URL.named(name)),
                values.masked(SmokeKeys.QUERY.named(name)),
                values.findMasked(SmokeKeys.EXPECT_VALUE.named(name)),
                values.get(SmokeKeys.TIMEOUT.named(name)),
                values.find(SmokeKeys.ORDER.named(name)));
    }
}
