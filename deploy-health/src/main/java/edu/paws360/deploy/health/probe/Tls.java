package edu.paws360.deploy.health.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

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
        try {
            SSLSocketFactory factory = factory(certificates(Files.readAllBytes(certificates)));
            return new Tls(() -> factory);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("No certificates can be read from " + certificates + ": " + e, e);
        }
    }

    private static Collection<? extends Certificate> certificates(byte[] file) throws GeneralSecurityException {
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file));
        if (found.isEmpty()) {
            throw new GeneralSecurityException("there is none in it");
        }
        return found;
    }

    private static SSLSocketFactory factory(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry(String.valueOf(store.size()), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
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
