package edu.paws360.deploy.sink.http;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be shown of a server's own words: one line, bounded, without the credentials that were sent to it. Immutable. */
public final class Quote {
    /** The longest quote, in characters. */
    public static final int LONGEST = 600;

    private final Masker masker;

    /**
     * Quotes from one server.
     *
     * @param endpoint the server; an answer may repeat its credentials
     */
    public Quote(Endpoint endpoint) {
        this.masker = Masker.of(endpoint.credentials().stream()
                .flatMap(both -> Stream.of(both, passwordOf(both)))
                .toList());
    }

    private static Secret passwordOf(Secret both) {
        return new Secret(both.name(), both.value().substring(both.value().indexOf(':') + 1));
    }

    /**
     * What a server answered.
     *
     * @param body the answer's body, perhaps only its beginning
     * @return the quote; nothing where there is nothing to quote, or where a secret too short to be masked could stand anywhere
     */
    public Optional<String> of(byte[] body) {
        String line = new String(body, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.isEmpty() || !masker.tooShort().isEmpty()
                ? Optional.empty()
                : Optional.of(bounded(masker.mask(line)));
    }

    private static String bounded(String line) {
        // The mark tells whoever masks other secrets that one of them may be cut there.
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
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
