package edu.paws360.deploy.http;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server's address, and what it asks for before it lets anybody in, kept apart. Immutable; its text form shows no secret.
 *
 * @param address the address without user and password
 * @param credentials {@code user:password} for Basic authentication, where there is one
 * @param token a bearer token instead, where there is one
 */
public record Endpoint(URI address, Optional<Secret> credentials, Optional<Secret> token) {
    /** What a header can carry: no line break, for one, which would begin a header of its own. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * Refuses what is missing, and what no server could be asked with.
     *
     * @throws IllegalArgumentException if there are both credentials and a token, or the token holds anything but visible
     *     ASCII characters; the message holds no secret
     * @throws NullPointerException if anything is {@code null}
     */
    public Endpoint {
        Objects.requireNonNull(address, "address");
        credentials.ifPresent(both -> token.ifPresent(bearer -> refuseBoth(both, bearer)));
        token.ifPresent(Endpoint::requireVisible);
    }

    /**
     * A server that asks for no token.
     *
     * @param address the address without user and password
     * @param credentials {@code user:password} for Basic authentication, where there is one
     */
    public Endpoint(URI address, Optional<Secret> credentials) {
        this(address, credentials, Optional.empty());
    }

    /**
     * Takes user and password out of a URL.
     *
     * @param property the setting it comes from, as the secret's name
     * @param url the URL
     * @return the endpoint
     */
    public static Endpoint of(String property, URI url) {
        Optional<Secret> credentials = Optional.ofNullable(url.getRawUserInfo())
                .map(Endpoint::decoded)
                .map(userInfo -> new Secret(property, userInfo));
        return new Endpoint(withoutUserInfo(url), credentials);
    }

    /**
     * The same server, which asks for a bearer token (RFC 6750).
     *
     * @param bearer the token
     * @return the endpoint
     * @throws IllegalArgumentException if there are credentials already, or the token holds anything but visible ASCII
     *     characters; the message holds no secret
     */
    public Endpoint withToken(Secret bearer) {
        return new Endpoint(address, credentials, Optional.of(bearer));
    }

    private static void refuseBoth(Secret both, Secret bearer) {
        throw new IllegalArgumentException(both.name() + " has user and password, and " + bearer.name()
                + " a token, expected one of them: a request has one Authorization.");
    }

    private static void requireVisible(Secret bearer) {
        if (!VISIBLE.matcher(bearer.value()).matches()) {
            throw new IllegalArgumentException(
                    bearer.name() + " is empty, or has a space, a line break or a character that"
                            + " is not ASCII, expected a token as the server gave it.");
        }
    }

    private static String decoded(String userInfo) {
        // A plus sign stands for itself here; the decoder is one for forms.
        return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static URI withoutUserInfo(URI url) {
        String userInfo = url.getRawUserInfo();
        return userInfo == null ? url : URI.create(url.toString().replaceFirst("//[^/]*@", "//"));
    }

    /**
     * The value of the header {@code Authorization}. It is a secret.
     *
     * @return Basic authentication (RFC 7617, UTF-8) or the bearer token, or nothing where the server asks for neither
     */
    public Optional<String> authorization() {
        return token.map(bearer -> "Bearer " + bearer.value()).or(this::basic);
    }

    private Optional<String> basic() {
        return credentials
                .map(both -> both.value().getBytes(StandardCharsets.UTF_8))
                .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
}
