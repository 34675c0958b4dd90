package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.OnCallSettings;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.oncall.Alertmanager;
import edu.paws360.deploy.sink.oncall.AlertmanagerSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sinks that the settings name. */
final class SinkList {
    private final Path auditFolder;

    private SinkList(Path auditFolder) {
        this.auditFolder = auditFolder;
    }

    static List<Sink> of(DeploySettings settings, Path auditFolder, Surroundings surroundings, GithubAccess github) {
        SinkList sinks = new SinkList(auditFolder);
        MetricsWiring metrics = new MetricsWiring(settings, surroundings.folder(), auditFolder);
        RecordWiring records = new RecordWiring(surroundings, settings, auditFolder, github);
        return Stream.of(metrics.sinks(), sinks.onCall(settings.onCall()), records.sink().stream())
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Sink> onCall(OnCallSettings settings) {
        List<URI> urls = settings.alertmanagers().map(Masked::value).orElse(List.of());
        return urls.stream().map(Alertmanager::at).map(one -> new AlertmanagerSink(name(one, urls), one, auditFolder));
    }

    /** Where there are several, the journal and the console must tell them apart. */
    private static String name(Alertmanager alertmanager, List<URI> all) {
        URI address = alertmanager.address();
        String prefix = address.getRawPath().replace(Alertmanager.PATH, "");
        return all.size() == 1 ? "alertmanager" : "alertmanager " + address.getRawAuthority() + prefix;
    }
}
