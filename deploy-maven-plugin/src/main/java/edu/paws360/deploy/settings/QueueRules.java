package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;

/** A database for the queue that is kept in one, and for no other. */
final class QueueRules {
    private QueueRules() {}

    static List<SettingsFault> check(Values values) {
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
