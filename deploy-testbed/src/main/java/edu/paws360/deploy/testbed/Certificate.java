package edu.paws360.deploy.testbed;

import java.nio.file.Path;
import java.util.List;

/**
 * A key and a certificate that signs itself, for a server on 127.0.0.1 or localhost.
 *
 * @param key the private key, PEM
 * @param certificate the certificate, PEM; who trusts it trusts the server
 */
record Certificate(Path key, Path certificate) {
    static final Program OPENSSL = new Program("openssl", "openssl");

    static Certificate in(Path folder) {
        Certificate made = new Certificate(folder.resolve("server.key"), folder.resolve("server.crt"));
        Commands.run(List.of(
                OPENSSL.path(),
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=IP:127.0.0.1,DNS:localhost",
                "-keyout",
                made.key().toString(),
                "-out",
                made.certificate().toString()));
        return made;
    }
}
