package edu.paws360.deploy.github;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What GitHub is asked, or told. Immutable.
 *
 * @param address the whole address
 * @param json what it is told, as JSON; nothing for a question
 */
record Question(URI address, Optional<String> json) {
    Question(URI address) {
        this(address, Optional.empty());
    }

    String method() {
        return json.isPresent() ? "POST" : "GET";
    }

    /** The same question at another address of the same server, or nothing where it is another server. */
    Optional<Question> at(String target) {
        try {
            Question there = new Question(address.resolve(target), json);
            return Optional.of(there).filter(question -> question.staysAt(address));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether it goes to the same server: scheme, host and port. */
    boolean staysAt(URI server) {
        return origin(address).equals(origin(server)) && address.getRawUserInfo() == null;
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** As it is told to people: without the server. */
    @Override
    public String toString() {
        return method() + " " + address.getRawPath();
    }
}
