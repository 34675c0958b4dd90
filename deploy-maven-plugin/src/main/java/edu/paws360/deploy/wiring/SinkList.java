package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.sink.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sinks that the settings name. */
final class SinkList {
    private SinkList() {}

    static List<Sink> of(
            DeploySettings settings,
            Path auditFolder,
            Surroundings surroundings,
            GithubAccess github,
            OnCallWiring onCall) {
        MetricsWiring metrics = new MetricsWiring(settings, surroundings.folder(), auditFolder);
        RecordWiring records = new RecordWiring(surroundings, settings, auditFolder, github);
        return Stream.of(metrics.sinks(), onCall.sinks(), records.sink().stream())
                .flatMap(some -> some)
                .toList();
    }
}
