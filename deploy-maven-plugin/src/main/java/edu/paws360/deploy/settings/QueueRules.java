package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A database for the queue that is kept in one, and for no other; and what a queue on GitHub cannot do. */
final class QueueRules {
    private static final Duration LEAST_ON_GITHUB = Duration.ofMinutes(1);

    private QueueRules() {}

    static List<SettingsFault> check(Values values) {
        return Stream.of(database(values), onGithub(values))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SettingsFault> onGithub(Values values) {
        boolean github =
                values.find(QueueKeys.TYPE).filter(QueueType.GITHUB::equals).isPresent();
        Optional<Duration> tooShort =
                values.find(QueueKeys.LEASE).filter(lease -> lease.compareTo(LEAST_ON_GITHUB) < 0);
        return github && tooShort.isPresent()
                ? List.of(SettingsFault.of(
                        QueueKeys.LEASE,
                        values.read(QueueKeys.LEASE).seen().orElseThrow(),
                        "too short for deploy.queue.type=github, which asks every 20s",
                        "Set 60s or more."))
                : List.of();
    }

    private static List<SettingsFault> database(Values values) {
        Reading<URI> url = values.read(QueueKeys.URL);
        boolean postgres =
                values.find(QueueKeys.TYPE).filter(QueueType.POSTGRES::equals).isPresent();
        if (postgres && !url.isSet()) {
            return List.of(SettingsFault.missing(
                    QueueKeys.URL,
                    "missing; deploy.queue.type=postgres needs it",
                    SettingsFault.allowed(QueueKeys.URL)));
        }
        if (!postgres && url.isSet() && values.find(QueueKeys.TYPE).isPresent()) {
            return List.of(SettingsFault.of(
                    QueueKeys.URL,
                    url.seen().orElseThrow(),
                    "only for a queue in a database, and deploy.queue.type is "
                            + values.find(QueueKeys.TYPE).get(),
                    "Set deploy.queue.type=postgres, or remove it."));
        }
        return List.of();
    }
}
