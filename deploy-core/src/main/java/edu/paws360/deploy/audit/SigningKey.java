package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.JournalSigned;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** An Ed25519 key that signs how far a journal goes. Its text form does not show it. Immutable and thread-safe. */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final TrustedKey own;

    /**
     * A key.
     *
     * @param secret an Ed25519 private key
     * @throws IllegalArgumentException if it is another one
     */
    public SigningKey(PrivateKey secret) {
        this.secret = secret;
        this.own = new TrustedKey(publicHalf(secret));
    }

    /** What is signed of a line, behind words that no other use of the key has: its number and hash, and who signs. */
    static byte[] text(long number, String hash, String deploymentId) {
        return ("paws360-deploy journal " + number + "-" + hash + " " + deploymentId).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Signs a line, and so all before it.
     *
     * @param number the line's number
     * @param hash its hash
     * @param deploymentId the deployment that signs, and no other: the signature is good only in a line of its own
     * @return what is to be journaled of it
     */
    public JournalSigned sign(long number, String hash, String deploymentId) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text(number, hash, deploymentId));
            return new JournalSigned(number, hash, own.id(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform from 15 on signs with Ed25519", impossible);
        }
    }

    /**
     * The public half, with which the signatures are checked.
     *
     * @return the half that may be known
     */
    public TrustedKey publicHalf() {
        return own;
    }

    /** The JDK makes a pair out of 32 random bytes, which are the private key; so the same bytes make the same pair. */
    private static PublicKey publicHalf(PrivateKey secret) {
        byte[] seed = secret instanceof EdECPrivateKey key
                        && key.getParams().getName().equals(ALGORITHM)
                ? key.getBytes().orElseThrow(() -> new IllegalArgumentException("The key does not tell its bytes."))
                : refused(secret);
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(ALGORITHM);
            pairs.initialize(NamedParameterSpec.ED25519, new Same(seed));
            return pairs.generateKeyPair().getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", impossible);
        }
    }

    private static byte[] refused(PrivateKey secret) {
        throw new IllegalArgumentException(
                "An Ed25519 key signs the journal, not one of " + secret.getAlgorithm() + ".");
    }

    @Override
    public String toString() {
        return "SigningKey[" + own.id() + "]";
    }

    private static final class Same extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Same(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
