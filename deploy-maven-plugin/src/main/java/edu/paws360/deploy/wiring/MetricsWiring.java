package edu.paws360.deploy.wiring;

import edu.paws360.deploy.http.Certificates;
import edu.paws360.deploy.metrics.Gateway;
import edu.paws360.deploy.metrics.PushgatewaySink;
import edu.paws360.deploy.metrics.TextFileSink;
import edu.paws360.deploy.metrics.TotalsStore;
import edu.paws360.deploy.queue.postgres.QueueDatabase;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.Masked;
import edu.paws360.deploy.settings.MetricsSettings;
import edu.paws360.deploy.settings.QueueSettings;
import edu.paws360.deploy.settings.QueueType;
import edu.paws360.deploy.settings.ReportKeys;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.UnavailableSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the metrics go, and where their totals are kept: where the queue's store is. */
final class MetricsWiring {
    private final MetricsSettings settings;
    private final QueueSettings queue;
    private final Path projectFolder;
    private final Path auditFolder;

    MetricsWiring(DeploySettings settings, Path projectFolder, Path auditFolder) {
        this.settings = settings.metrics();
        this.queue = settings.queue();
        this.projectFolder = projectFolder;
        this.auditFolder = auditFolder;
    }

    /** A file of certificates that cannot be read is no reason not to deploy. */
    Stream<Sink> sinks() {
        try {
            return sinks(settings.pushgateway().map(Masked::value).map(this::gateway));
        } catch (UnreadableException unreadable) {
            Sink pushgateway = new UnavailableSink("pushgateway", unreadable.getMessage());
            // With a queue on GitHub the text file's totals are in the gateway, too.
            Stream<Sink> textfile = queue.type() == QueueType.GITHUB
                    ? settings.textfile().stream().map(file -> new UnavailableSink("textfile", unreadable.getMessage()))
                    : sinks(Optional.empty());
            return Stream.concat(textfile, Stream.of(pushgateway));
        }
    }

    private Stream<Sink> sinks(Optional<Gateway> gateway) {
        TotalsStore totals = totals(gateway);
        Stream<Sink> textfile =
                settings.textfile().stream().map(file -> new TextFileSink(projectFolder.resolve(file), totals));
        return Stream.concat(textfile, gateway.stream().map(one -> new PushgatewaySink(one, totals)));
    }

    /** Without a gateway a queue on GitHub has no place for totals but the one beside the journal. */
    private TotalsStore totals(Optional<Gateway> gateway) {
        if (queue.type() == QueueType.POSTGRES) {
            QueueDatabase database = new QueueDatabase(queue.url().orElseThrow().value(), Deliveries.LIMIT);
            return TotalsStore.inDatabase(database, auditFolder);
        }
        return gateway.filter(one -> queue.type() == QueueType.GITHUB)
                .map(one -> TotalsStore.inGateway(one, auditFolder))
                .orElseGet(() -> TotalsStore.inFolder(auditFolder));
    }

    private Gateway gateway(URI address) {
        Gateway open = Gateway.at(address);
        Gateway known = settings.bearer()
                .map(token -> open.withToken(new Secret(ReportKeys.BEARER.key(), token.value())))
                .orElse(open);
        return settings.ca()
                .map(file -> known.trusting(certificates(projectFolder.resolve(file))))
                .orElse(known);
    }

    private static Certificates certificates(Path file) {
        try {
            return Certificates.in(file);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(e.getMessage() + ". See deploy.metrics.ca.", e);
        }
    }

    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
