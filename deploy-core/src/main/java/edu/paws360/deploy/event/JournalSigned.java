package edu.paws360.deploy.event;

/**
 * The journal was signed as far as it went, with a key that whoever can write its folder need not have.
 *
 * @param upTo the number of the last line that the signature covers, and all before it by the chain of hashes
 * @param hash that line's hash
 * @param keyId which key: the first 16 hexadecimal digits of the SHA-256 of its public half
 * @param signature the Ed25519 signature in Base64
 */
public record JournalSigned(long upTo, String hash, String keyId, String signature) implements DeploymentEvent {}
