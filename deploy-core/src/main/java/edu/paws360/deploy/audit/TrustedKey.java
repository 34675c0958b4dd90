package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.JournalSigned;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key whose signatures are believed.
 *
 * @param key an Ed25519 public key
 */
public record TrustedKey(PublicKey key) {
    private static final int ID_BYTES = 8;

    /**
     * How signatures name the key.
     *
     * @return the first 16 hexadecimal digits of the SHA-256 of its X.509 form
     */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Whether this key made a signature over exactly what it names, for the deployment whose line it is. */
    boolean made(JournalSigned signed, String deploymentId) {
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(key);
            signature.update(SigningKey.text(signed.upTo(), signed.hash(), deploymentId));
            return signature.verify(Base64.getDecoder().decode(signed.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }
}
