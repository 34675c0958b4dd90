package edu.paws360.deploy.wiring;

import edu.paws360.deploy.metrics.Gateway;
import edu.paws360.deploy.metrics.PushgatewaySink;
import edu.paws360.deploy.metrics.TextFileSink;
import edu.paws360.deploy.metrics.TotalsStore;
import edu.paws360.deploy.settings.MetricsSettings;
import edu.paws360.deploy.sink.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sinks that the settings name. */
final class SinkList {
    private SinkList() {}

    static List<Sink> of(MetricsSettings settings, Path auditFolder, Path projectFolder) {
        TotalsStore totals = new TotalsStore(auditFolder);
        List<Sink> sinks = new ArrayList<>();
        settings.textfile().ifPresent(file -> sinks.add(new TextFileSink(projectFolder.resolve(file), totals)));
        settings.pushgateway()
                .ifPresent(gateway -> sinks.add(new PushgatewaySink(Gateway.at(gateway.value()), totals)));
        return sinks;
    }
}
