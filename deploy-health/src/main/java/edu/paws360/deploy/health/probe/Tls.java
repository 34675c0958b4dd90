package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.http.Certificates;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over an open connection: the certificate has to be trusted, and to name the host. Immutable and thread-safe.
 *
 * @param factory whom it trusts; asked only when TLS is needed
 */
public record Tls(Supplier<SSLSocketFactory> factory) {
    /** Trusts whom the JVM's trust store trusts. */
    public static final Tls SYSTEM = new Tls(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());

    /**
     * Trusts these certificates and no others.
     *
     * @param certificates a file with one or more certificates, PEM or DER; it is read now, and once
     * @return whom to trust
     * @throws IllegalArgumentException if the file cannot be read, or holds no certificate
     */
    public static Tls trusting(Path certificates) {
        SSLSocketFactory factory = Certificates.in(certificates).factory();
        return new Tls(() -> factory);
    }

    SSLSocket over(Socket connection, String host, int port, Deadline deadline) throws IOException {
        SSLSocket socket = (SSLSocket) factory.get().createSocket(connection, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(deadline.remainingMillis());
        socket.startHandshake();
        return socket;
    }
}
