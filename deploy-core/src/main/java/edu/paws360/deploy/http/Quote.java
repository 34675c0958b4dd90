package edu.paws360.deploy.http;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be shown of a server's own words: one line, bounded, without the credentials that were sent to it. Immutable. */
public final class Quote {
    /** The longest quote, in characters. */
    public static final int LONGEST = 600;

    /** The most of an answer's body that is worth reading for a quote, in bytes. */
    public static final int LONGEST_BODY = 4096;

    private final Masker masker;

    /**
     * Quotes from one server.
     *
     * @param endpoint the server; an answer may repeat its credentials
     */
    public Quote(Endpoint endpoint) {
        this.masker = Masker.of(Stream.concat(
                        endpoint.credentials().stream().flatMap(both -> Stream.of(both, passwordOf(both))),
                        endpoint.token().stream())
                .toList());
    }

    private static Secret passwordOf(Secret both) {
        return new Secret(both.name(), both.value().substring(both.value().indexOf(':') + 1));
    }

    /**
     * What a server answered.
     *
     * @param body the answer's body; of {@value #LONGEST_BODY} bytes or more, it is taken for a beginning
     * @return the quote; nothing where there is nothing to quote, or where a secret too short to be masked could stand anywhere
     */
    public Optional<String> of(byte[] body) {
        String line = inOneLine(body);
        return line.isEmpty() || !masker.tooShort().isEmpty()
                ? Optional.empty()
                : Optional.of(bounded(masked(line, body.length >= LONGEST_BODY)));
    }

    private static String inOneLine(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                // Nor does it command a CI, which may look for its commands anywhere in a line.
                .replaceAll("##(?=(vso|teamcity)?\\[)", "# #")
                // Where a character was cut in two, the decoder left its own mark.
                .replaceFirst("\uFFFD+$", "")
                .strip();
    }

    /** Any answer may break off in the midst of a secret, whatever was announced. */
    private String masked(String line, boolean cut) {
        return cut ? masker.mask(line + Masker.CUT) : masker.maskCut(line);
    }

    private static String bounded(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + Masker.CUT;
    }

    /**
     * Why there was no answer.
     *
     * @param cause what happened
     * @return its kind and what it says, masked
     */
    public String of(Throwable cause) {
        return cause.getClass().getSimpleName() + " " + masker.mask(String.valueOf(cause.getMessage()));
    }
}
