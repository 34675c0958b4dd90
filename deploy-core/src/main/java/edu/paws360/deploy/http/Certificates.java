package edu.paws360.deploy.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates that are trusted instead of the JVM's. Immutable and thread-safe.
 *
 * @param file the file that they were read from
 * @param factory makes TLS sockets that trust them and no others
 */
public record Certificates(Path file, SSLSocketFactory factory) {
    /**
     * Reads certificates.
     *
     * @param file one or more certificates, PEM or DER; it is read now, and once
     * @return the certificates
     * @throws IllegalArgumentException if the file cannot be read, or holds no certificate
     */
    public static Certificates in(Path file) {
        try {
            return new Certificates(file, factory(found(Files.readAllBytes(file))));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("No certificates can be read from " + file + ": " + e, e);
        }
    }

    private static Collection<? extends Certificate> found(byte[] file) throws GeneralSecurityException {
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

    /** Which file; whom the factory trusts is no text. */
    @Override
    public String toString() {
        return "Certificates[" + file + "]";
    }
}
