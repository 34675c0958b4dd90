package edu.paws360.deploy.wiring;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.metrics.Gateway;
import edu.paws360.deploy.metrics.PushgatewaySink;
import edu.paws360.deploy.metrics.TextFileSink;
import edu.paws360.deploy.metrics.TotalsStore;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.MetricsSettings;
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
        RecordWiring records = new RecordWiring(surroundings, settings, auditFolder, github);
        return Stream.of(
                        sinks.metrics(settings.metrics(), surroundings.folder()),
                        sinks.onCall(settings.onCall()),
                        records.sink().stream())
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Sink> metrics(MetricsSettings settings, Path projectFolder) {
        TotalsStore totals = new TotalsStore(auditFolder);
        Stream<Sink> textfile =
                settings.textfile().stream().map(file -> new TextFileSink(projectFolder.resolve(file), totals));
        Stream<Sink> pushgateway = settings.pushgateway().stream()
                .map(gateway -> new PushgatewaySink(Gateway.at(gateway.value()), totals));
        return Stream.concat(textfile, pushgateway);
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
