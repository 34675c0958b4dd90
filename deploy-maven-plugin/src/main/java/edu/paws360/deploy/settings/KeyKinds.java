package edu.paws360.deploy.settings;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Kinds for keys: PEM, or its Base64 alone, on any number of lines. No fault quotes anything of one. */
final class KeyKinds {
    private static final String ALGORITHM = "Ed25519";

    private KeyKinds() {}

    static Kind<PrivateKey> signing() {
        String allowed =
                "an Ed25519 private key in PKCS#8 (openssl genpkey -algorithm ed25519), PEM or Base64, best as @{NAME}";
        return Kind.of("private key", allowed, text -> {
            try {
                return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(decoded(text)));
            } catch (GeneralSecurityException | IllegalArgumentException another) {
                throw new Misread("not an Ed25519 private key");
            }
        });
    }

    static Kind<PublicKey> trusted() {
        String allowed = "Ed25519 public keys (openssl pkey -pubout), PEM or Base64, with commas between them";
        return Kind.of("public key", allowed, text -> {
            try {
                return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(text)));
            } catch (GeneralSecurityException | IllegalArgumentException another) {
                throw new Misread("not an Ed25519 public key");
            }
        });
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.replaceAll("-----[A-Z ]+-----|\\s|\\\\n", ""));
    }
}
