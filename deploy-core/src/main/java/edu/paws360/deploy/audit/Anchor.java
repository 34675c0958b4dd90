package edu.paws360.deploy.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An audit log id: a line's number and hash, kept where whoever can write the journal cannot. The hash covers all lines before.
 *
 * @param number the line's number, 1 or more
 * @param hash its hash, 64 hexadecimal digits
 */
public record Anchor(long number, String hash) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})-([0-9a-f]{64})");

    /**
     * Reads an audit log id.
     *
     * @param text as it is printed, {@code number-hash}
     * @return the anchor; empty if the text has another form
     */
    public static Optional<Anchor> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Anchor(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number + "-" + hash;
    }
}
