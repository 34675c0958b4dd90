package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over an open connection: the certificate has to be trusted, and to name the host. Immutable.
 *
 * @param factory whom it trusts; asked only when TLS is needed
 */
record Tls(Supplier<SSLSocketFactory> factory) {
    /** Trusts whom the JVM's trust store trusts. */
    static final Tls SYSTEM = new Tls(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());

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
