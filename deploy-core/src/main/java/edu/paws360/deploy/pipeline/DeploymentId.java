package edu.paws360.deploy.pipeline;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;

/** Names for deployments: when they began, and six digits that tell two of the same second apart. */
public final class DeploymentId {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeploymentId() {}

    /**
     * A new name.
     *
     * @param now the moment the deployment begins
     * @return for example {@code 20261123T141005Z-3f9a1c}; safe in file names, URLs and labels
     */
    public static String next(Instant now) {
        byte[] random = new byte[3];
        RANDOM.nextBytes(random);
        return SECOND.format(now) + "-" + HexFormat.of().formatHex(random);
    }

    /**
     * When a deployment began, by its name.
     *
     * @param id the name
     * @return the beginning of that second; empty if it is no name that was made here
     */
    public static Optional<Instant> second(String id) {
        try {
            return Optional.of(SECOND.parse(id.replaceFirst("-.*", ""), Instant::from));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }
}
